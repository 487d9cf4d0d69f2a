import { table } from "#problems/kinds/table/kind";
import { TableAnswerSchema, TablePartSchema } from "#problems/kinds/table/part";
import fc from "fast-check";

const mistake = (id: string, answers: string[], credit = 0) => ({ id, title: id, feedback: "See.", credit, answers });
const definition = {
  kind: "table",
  id: "cost",
  title: "Cost",
  points: 6,
  source: "a-table",
  prompt: "Fill in.",
  explanation: "So.",
  symbols: [
    { kind: "count", name: "n", min: 2, max: 9 },
    { kind: "count", name: "p", min: 1, max: 20, multipleOf: "n" },
  ],
  corner: "method",
  columns: ["messages", "size", "rounds"],
  rows: [
    {
      title: "all-to-all",
      cells: [
        {
          kind: "symbolic",
          id: "messages",
          points: 3,
          key: ["n(n-1)", "n^2 - n"],
          mistakes: [mistake("square", ["n^2"], 0.5)],
        },
        { kind: "printed", text: "$p$" },
        {
          kind: "number",
          id: "rounds",
          points: 1,
          key: ["1"],
          tolerance: { kind: "exact" },
          mistakes: [mistake("two", ["2"])],
        },
      ],
    },
    {
      title: "server",
      cells: [
        { kind: "printed", text: "$2n$" },
        {
          kind: "words",
          id: "size",
          points: 2,
          words: ["small", "large", "none"],
          key: "large",
          mistakes: [mistake("tiny", ["small"])],
        },
        { kind: "printed", text: "$2$" },
      ],
    },
  ],
};
const part = TablePartSchema.parse(definition);
const check = (cells: Record<string, string>) => table.check(part, { kind: "table", cells }, { seed: "seed" });
const right = { messages: "n*(n-1)", rounds: "1.0", size: "large" };

test("a table that is right in every cell earns a row of points for each", () => {
  expect(check(right)).toEqual({
    status: "checked",
    rows: [
      { name: "all-to-all, messages", points: 3, maxPoints: 3 },
      { name: "all-to-all, rounds", points: 1, maxPoints: 1 },
      { name: "server, size", points: 2, maxPoints: 2 },
    ],
    mistakes: [],
  });
});

test.each<[Record<string, string>, number[], string[]]>([
  [{ messages: "n n" }, [1.5, 1, 2], ["square"]],
  [{ messages: "n n", rounds: "2", size: "small" }, [1.5, 0, 0], ["square", "two", "tiny"]],
  [{ messages: "" }, [0, 1, 2], []],
  [{ messages: "  ", size: "none" }, [0, 1, 0], []],
  [{ messages: "2 n (n-1)" }, [0, 1, 2], []],
])("%j instead of the right cells costs those alone", (change, points, mistakes) => {
  const checked = check({ ...right, ...change });
  expect(checked).toMatchObject({ rows: points.map((each) => ({ points: each })) });
  expect(checked).toMatchObject({ mistakes: mistakes.map((id) => ({ id })) });
});

test("a wrong cell is told how it differs, and an empty one that it is empty", () => {
  const messages = (cells: Record<string, string>) => {
    const checked = check(cells);
    return checked.status === "checked" ? checked.rows.map(({ message }) => message) : checked;
  };
  expect(messages({ messages: "2 n (n-1)" })).toEqual([
    "Your answer is 2 times the right one, whatever the values.",
    "This cell is empty.",
    "This cell is empty.",
  ]);
});

test.each<[Record<string, string>, RegExp]>([
  [{}, /empty/u],
  [{ messages: "", rounds: " " }, /empty/u],
  [{ ...right, messages: "n(" }, /^all-to-all, messages: /u],
  [{ ...right, messages: "m", rounds: "one" }, /^all-to-all, messages: .+ all-to-all, rounds: /su],
  [{ ...right, size: "huge" }, /small, large, none/u],
  [{ ...right, other: "n" }, /other cells now/u],
  [{ constructor: "n" }, /other cells now/u],
])("%j costs no attempt", (cells, message) => {
  const checked = check(cells);
  expect(checked.status).toBe("invalid");
  expect(checked).toHaveProperty("message", expect.stringMatching(message));
});

test("cells do not influence each other", () => {
  const texts = {
    messages: ["n(n-1)", "n^2", "p", ""],
    rounds: ["1", "2", "3", ""],
    size: ["large", "small", "none", ""],
  };
  const alone = (id: keyof typeof texts, text: string) => {
    const checked = check({ ...right, [id]: text });
    return checked.status === "checked" ? checked.rows : [];
  };
  const pick = (id: keyof typeof texts) => fc.constantFrom(...texts[id]);
  fc.assert(
    fc.property(pick("messages"), pick("rounds"), pick("size"), (messages, rounds, size) => {
      fc.pre(`${messages}${rounds}${size}` !== "");
      expect(check({ messages, rounds, size })).toMatchObject({
        rows: [alone("messages", messages)[0], alone("rounds", rounds)[1], alone("size", size)[2]],
      });
    }),
    { numRuns: 30 },
  );
});

test("the author's examples are the model table and one other cell at a time", () => {
  const { right: accepted, wrong } = table.examples(part);
  expect(accepted.map(({ cells }) => cells["messages"])).toEqual(["n(n-1)", "n^2 - n"]);
  expect(wrong.map((each) => each.mistake)).toEqual(["square", "two", "tiny"]);
  for (const answer of accepted)
    expect(table.check(part, answer, { seed: "s" })).toMatchObject({
      rows: [{ points: 3 }, { points: 1 }, { points: 2 }],
    });
  for (const each of wrong)
    expect(table.check(part, each.answer, { seed: "s" })).toMatchObject({ mistakes: [{ id: each.mistake }] });
});

test("the field is given what is printed and what to ask for, and no key", () => {
  const shown = table.forStudent(part, (markdown) => `<b>${markdown}</b>`);
  expect(shown.rows).toEqual([
    {
      title: "all-to-all",
      cells: [
        { kind: "symbolic", id: "messages", shape: { kind: "number" } },
        { kind: "printed", html: "<b>$p$</b>" },
        { kind: "number", id: "rounds", shape: [], unit: null, anyOrder: false },
      ],
    },
    {
      title: "server",
      cells: [
        { kind: "printed", html: "<b>$2n$</b>" },
        { kind: "words", id: "size", words: ["small", "large", "none"] },
        { kind: "printed", html: "<b>$2$</b>" },
      ],
    },
  ]);
});

test("an answer is displayed cell by cell", () => {
  const answer = { kind: "table" as const, cells: { messages: "n(n-1)", rounds: "`1`\n* x", size: "" } };
  expect(table.display(part, answer)).toBe(
    "* all-to-all, messages: $n\\, \\left(n - 1\\right)$\n* all-to-all, rounds: `'1' * x`\n* server, size: empty",
  );
});

const [first, second] = definition.rows;
test.each<[string, object, string]>([
  ["row that is too short", { columns: ["messages", "size"] }, '"all-to-all" has 3 cells and the table 2 columns'],
  ["id that stands twice", { rows: [first, { ...first, title: "again" }], points: 8 }, "two cells have the same id"],
  [
    "mistake that stands twice",
    { rows: [first, { ...first, title: "again" }], points: 8 },
    "two mistakes have the same id",
  ],
  ["points that do not add up", { points: 7 }, "the cells have 6 points in all and the part 7"],
  ["expression without its symbols", { symbols: [] }, "messages: "],
  [
    "number that is none",
    { rows: [{ title: "a", cells: [{ kind: "number", id: "x", points: 6, key: ["one"] }] }], columns: ["b"] },
    'x: "one" is no number',
  ],
  [
    "word that is not offered",
    { rows: [first, { ...second, cells: [{ ...second?.cells[1], key: "huge" }] }] },
    'size: "huge" is none of its words',
  ],
])("an author's %s is named", (_, change, message) => {
  const parsed = TablePartSchema.safeParse({ ...definition, ...change });
  expect(parsed.success).toBe(false);
  expect(parsed.error?.issues.map((issue) => issue.message).join("\n")).toContain(message);
});

test.each<[unknown, boolean]>([
  [{ kind: "table", cells: {} }, true],
  [{ kind: "table", cells: { a: "x".repeat(2_000) } }, true],
  [{ kind: "table", cells: { a: "x".repeat(2_001) } }, false],
  [{ kind: "table", cells: { a: 1 } }, false],
  [{ kind: "table", cells: { "not a slug": "n" } }, false],
  [{ kind: "table", cells: Object.fromEntries(Array.from({ length: 73 }, (_, at) => [`c${at}`, ""])) }, false],
  [{ kind: "table", cells: [] }, false],
])("whether answer %# is bounded text by cell", (answer, isAccepted) => {
  expect(TableAnswerSchema.safeParse(answer).success).toBe(isAccepted);
});

test("a cell with the name of an object's own machinery does not come through", () => {
  const answer = { kind: "table", cells: JSON.parse('{"__proto__": "n"}') as unknown };
  expect(Object.keys(TableAnswerSchema.parse(answer).cells)).toEqual([]);
});
