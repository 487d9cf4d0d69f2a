import fc from "fast-check";
import { matching } from "#problems/kinds/matching/kind";
import { MatchingAnswerSchema, MatchingPartSchema } from "#problems/kinds/matching/part";

const definition = {
  kind: "matching",
  id: "capitals",
  title: "Capitals",
  points: 4,
  source: "a",
  prompt: "Which is whose?",
  lines: [
    { id: "france", label: "France" },
    { id: "italy", label: "Italy" },
    { id: "spain", label: "Spain" },
  ],
  options: [
    { id: "paris", label: "Paris", text: "*Paris*" },
    { id: "rome", label: "Rome" },
    { id: "madrid", label: "Madrid" },
    { id: "milan", label: "Milan" },
  ],
  key: { france: "paris", italy: "rome", spain: "madrid" },
  mistakes: [
    { id: "milan", title: "The larger city", feedback: "The government is elsewhere.", answers: [{ italy: "milan" }] },
    {
      id: "turned",
      title: "One further",
      feedback: "Everything is one line too low.",
      answers: [{ france: "madrid", italy: "paris", spain: "rome" }],
    },
    {
      id: "milan-for-two",
      title: "One city twice",
      feedback: "No two countries share it.",
      answers: [{ italy: "milan", spain: "milan" }],
    },
  ],
  explanation: "Look at a map.",
};
const part = MatchingPartSchema.parse(definition);
const check = (pairs: Record<string, string>) => matching.check(part, { kind: "matching", pairs }, { seed: "1" });
const recognisedIn = (pairs: Record<string, string>): string[] => {
  const checked = check(pairs);
  return checked.status === "checked" ? checked.mistakes.map(({ id }) => id) : [checked.status];
};

test("the key earns everything, to the last digit, with a row for each line", () => {
  const checked = check(part.key);
  expect(checked).toMatchObject({
    status: "checked",
    rows: [{ name: "France" }, { name: "Italy" }, { name: "Spain" }],
    mistakes: [],
  });
  const rows = checked.status === "checked" ? checked.rows : [];
  expect(rows.every(({ points, maxPoints }) => points === maxPoints)).toBe(true);
  expect(rows.reduce((sum, { points }) => sum + points, 0)).toBe(4);
});

test("every line earns its own share", () => {
  fc.assert(
    fc.property(
      fc.record({
        france: fc.constantFrom("paris", "rome", "madrid", "milan"),
        italy: fc.constantFrom("paris", "rome", "madrid", "milan"),
        spain: fc.constantFrom("paris", "rome", "madrid", "milan"),
      }),
      (pairs) => {
        const checked = check(pairs);
        const rows = checked.status === "checked" ? checked.rows : [];
        expect(rows.map(({ points }) => points > 0)).toEqual([
          pairs.france === "paris",
          pairs.italy === "rome",
          pairs.spain === "madrid",
        ]);
      },
    ),
  );
});

test.each<[string, Record<string, string>, string[]]>([
  ["some lines", { france: "paris", italy: "milan", spain: "madrid" }, ["milan"]],
  ["some lines beside another fault", { france: "rome", italy: "milan", spain: "madrid" }, ["milan"]],
  ["all lines", { france: "madrid", italy: "paris", spain: "rome" }, ["turned"]],
  [
    "several mistakes, the larger first",
    { france: "paris", italy: "milan", spain: "milan" },
    ["milan-for-two", "milan"],
  ],
  ["nothing that is listed", { france: "rome", italy: "paris", spain: "madrid" }, []],
])("%s is recognised", (_, pairs, expected) => {
  expect(recognisedIn(pairs)).toEqual(expected);
});

test("every example of a mistake is recognised as it first", () => {
  for (const { mistake, answer } of matching.examples(part).wrong) expect(recognisedIn(answer.pairs)[0]).toBe(mistake);
});

test("lines without an option are named and cost no attempt", () => {
  expect(check({ italy: "rome" })).toEqual({ status: "invalid", message: "Choose an option for France, Spain." });
});

test.each<[string, Record<string, string>]>([
  ["a line", { ...part.key, constructor: "paris" }],
  ["an option", { ...part.key, france: "constructor" }],
])("%s that is not there costs no attempt", (_, pairs) => {
  expect(check(pairs)).toMatchObject({ status: "invalid" });
});

test("a line called like a property of every object is open until it is chosen", () => {
  const odd = MatchingPartSchema.parse({
    ...definition,
    lines: [
      { id: "constructor", label: "Builder" },
      { id: "france", label: "France" },
    ],
    key: { constructor: "rome", france: "paris" },
    mistakes: [],
  });
  expect(matching.check(odd, { kind: "matching", pairs: { france: "paris" } }, { seed: "1" })).toEqual({
    status: "invalid",
    message: "Choose an option for Builder.",
  });
});

test.each([
  [
    "a name that is none",
    JSON.parse('{"kind": "matching", "pairs": {"__proto__": "paris", "a b": "rome"}}') as unknown,
  ],
  ["a number", { kind: "matching", pairs: { france: NaN } }],
  ["a list", { kind: "matching", pairs: ["paris"] }],
  [
    "too many lines",
    { kind: "matching", pairs: Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`a${index}`, "b"])) },
  ],
  ["more than asked", { kind: "matching", pairs: {}, points: 4 }],
])("an answer with %s is refused at the border", (_, answer) => {
  expect(MatchingAnswerSchema.safeParse(answer).success).toBe(false);
});

test.each([
  ["a line without a key", { key: { france: "paris", italy: "rome" } }, "a line has no right option"],
  ["a key for nothing", { key: { ...definition.key, peru: "paris" } }, 'no \\"peru\\"'],
  ["a key to nothing", { key: { ...definition.key, france: "lyon" } }, 'no \\"lyon\\"'],
  ["two options of one id", { options: [...definition.options, { id: "rome", label: "x" }] }, "two options"],
  ["two lines of one id", { lines: [...definition.lines, { id: "italy", label: "x" }] }, "two lines"],
  ["a mistake of nothing", { mistakes: [{ ...definition.mistakes[0], answers: [{}] }] }, "without lines"],
  ["credit for a mistake", { mistakes: [{ ...definition.mistakes[0], credit: 0.5 }] }, "credit"],
])("a part with %s is refused", (_, change, message) => {
  expect(MatchingPartSchema.safeParse({ ...definition, ...change }).error?.message).toContain(message);
});

test("the field gets lines and options and nothing of the key", () => {
  expect(matching.forStudent(part, (markdown) => `<p>${markdown}</p>`)).toEqual({
    lines: definition.lines.map((line) => ({ ...line, html: null })),
    options: definition.options.map(({ id, label, text }) => ({
      id,
      label,
      html: text === undefined ? null : `<p>${text}</p>`,
    })),
  });
});

test("people read an answer line by line", () => {
  expect(matching.display(part, { kind: "matching", pairs: { france: "paris", italy: "rome" } })).toBe(
    "* France: *Paris*\n* Italy: Rome\n* Spain: nothing",
  );
});
