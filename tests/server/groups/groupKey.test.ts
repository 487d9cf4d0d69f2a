import fc from "fast-check";
import type { Part } from "#problems/schema";
import { code, diagnosis, got, partOf, ran, sort, sortGraded, verdictOf } from "./sorting";

const symbols = [
  { kind: "count", name: "d", min: 2, max: 4 },
  { kind: "scalar", name: "a", domain: "positive" },
  { kind: "vector", name: "w", length: "d" },
];
const symbolic = partOf("symbolic", {
  symbols,
  key: ["2 w"],
  mistakes: [{ id: "sign", title: "The sign is wrong", feedback: "Look at the sign.", answers: ["-2 w"] }],
});
const number = partOf("number", {
  key: ["2/3"],
  tolerance: { kind: "relative", rtol: 1e-2 },
  mistakes: [{ id: "half", title: "Half of it", feedback: "Twice.", answers: ["1/3"] }],
});
const choice = partOf("choice", {
  options: ["x", "y", "z"].map((id) => ({ id, text: `Option ${id}` })),
  key: ["x", "y"],
  several: true,
});
const ordering = partOf("ordering", {
  items: ["x", "y", "z", "u"].map((id) => ({ id, text: `Item ${id}` })),
  key: [["x", "y", "z", "u"]],
  ties: [["x", "y"]],
});
const matching = partOf("matching", {
  lines: ["x", "y"].map((id) => ({ id, label: id })),
  options: ["u", "v"].map((id) => ({ id, label: id })),
  key: { x: "u", y: "v" },
});
const intervals = partOf("intervals", { key: ["(0, 1) u [2, inf)"] });
const axes = { axes: { x: { from: 0, to: 4, label: "x" }, y: { from: 0, to: 4, label: "y" } } };
const tolerance = { kind: "absolute", atol: 0.1 };
const hills = partOf("hills", {
  by: 5,
  key: [{ hills: [[1.5, 10, 0.05], [1, 0, 2]], smoothing: 0.5 }], // prettier-ignore
});
const points = partOf("points", {
  ...{ ...axes, tolerance, anyOrder: true, on: { kind: "plane" } },
  ...{ start: [[0, 0], [0, 0]], key: [[[1, 1], [2, 2]]] }, // prettier-ignore
});
const path = partOf("path", { ...axes, tolerance, start: [0, 0], key: [[[1, 1], [2, 2]]] }); // prettier-ignore
const table = partOf("table", {
  ...{ symbols, columns: ["Gradient", "Steps"] },
  rows: [
    {
      title: "SGD",
      cells: [
        { kind: "symbolic", id: "gradient", points: 2, key: ["2 w"] },
        { kind: "number", id: "steps", points: 1, key: ["10"] },
      ],
    },
  ],
});
const audit = partOf("audit", {
  ...{ claim: "The rate is 2.", key: ["wrong"] },
  repair: { kind: "number", prompt: "What is it?", key: ["3"], tolerance: { kind: "exact" } },
});
const written = partOf("written", { rubric: [{ id: "r", text: "Says it.", points: 3 }] });
const survey = partOf("survey", { fields: [{ kind: "hours", id: "h", label: "Hours" }] });

const text = (...texts: string[]) => texts.map((each) => ({ text: each }));
const markdown = (...texts: string[]) => texts.map((each) => ({ markdown: each }));
const twoHills = (first: string, second: string) => ({
  hills: [
    { height: first, place: "10", width: "0.05" },
    { height: second, place: "0", width: "2" },
  ],
  smoothing: "0.5",
});
const cells = (gradient: string, steps: string) => ({ cells: { gradient, steps } });

// Every inner list is one group, and lists are apart.
test.each<[string, Part, object[][]]>([
  [
    "expressions that mean the same",
    symbolic,
    [
      text("2 w", "w + w", "w*(1+1)", String.raw`\frac{4}{2} w`, "w + w + 0 a w"),
      text("-2 w", "-w - w"),
      text("2 w + 0.000001 w"),
      text("w", "w a / a", "sqrt(a^2) w / a"),
    ],
  ],
  [
    "numbers",
    number,
    [text("2/3", "0.667", "0.67", "6.66e-1"), text("1/3", "0.333"), text("sqrt(2)/2", "1/sqrt(2)"), text("0.707")],
  ],
  ["choices, in whatever order", choice, [[{ chosen: ["y", "x"] }, { chosen: ["x", "y"] }], [{ chosen: ["x"] }]]],
  [
    "orders, up to ties",
    ordering,
    [
      [{ order: ["x", "y", "z", "u"] }, { order: ["y", "x", "z", "u"] }],
      [{ order: ["x", "y", "u", "z"] }, { order: ["y", "x", "u", "z"] }],
      [{ order: ["x", "z", "y", "u"] }],
    ],
  ],
  [
    "pairs",
    matching,
    [[{ pairs: { x: "u", y: "v" } }, { pairs: { y: "v", x: "u" } }], [{ pairs: { x: "v", y: "u" } }]],
  ],
  [
    "sets of numbers",
    intervals,
    [
      text("(0, 1) u [2, inf)", "[2, inf) u (0, 1)", "(0, 1/2] u (1/2, 1.0005) u [2, inf)"),
      text("(0, 1] u [2, inf)"),
      text("(0, 3)", "(0, 2) u [1, 3)"),
    ],
  ],
  [
    "hills, in any order and form",
    hills,
    [
      [twoHills("1.5", "1"), twoHills("3/2", "2/2"), { ...twoHills("1.5", "1"), hills: twoHills("1.5", "1").hills.reverse() }], // prettier-ignore
      [twoHills("1.6", "1")],
    ],
  ],
  [
    "drawn places, in any order where it does not matter",
    points,
    [
      [{ points: [[1, 1], [2, 2]] }, { points: [[2.05, 2], [1, 0.95]] }], // prettier-ignore
      [{ points: [[3, 1], [2, 2]] }, { points: [[2, 2], [3, 1]] }], // prettier-ignore
      [{ points: [[3, 1.5], [2, 2]] }], // prettier-ignore
    ],
  ],
  [
    "paths, whose order matters",
    path,
    [
      [{ points: [[1, 1], [2, 2]] }, { points: [[1.05, 1], [2, 2]] }], // prettier-ignore
      [{ points: [[2, 2], [1, 1]] }], // prettier-ignore
    ],
  ],
  [
    "tables, cell by cell",
    table,
    [
      [cells("2 w", "10"), cells("w + w", "10.001")],
      [cells("w", "10"), cells("w a/a", " 10 ")],
      [cells("w", "12")],
      [{ cells: { steps: "10" } }, cells(" ", "10")],
    ],
  ],
  [
    "marks with their repairs",
    audit,
    [
      [
        { mark: "wrong", repair: "3" },
        { mark: "wrong", repair: "6/2" },
      ],
      [{ mark: "wrong", repair: "4" }],
      [{ mark: "wrong" }, { mark: "wrong", repair: " " }],
      [{ mark: "correct" }, { mark: "correct", repair: "3" }],
    ],
  ],
  [
    "texts, without how they are written",
    written,
    [
      markdown(
        "The step **grows**: it doesn't shrink.",
        "the step grows; it doesn’t  shrink",
        "- The *step* grows,\n  it doesn't shrink!",
        "> The step grows... It doesn't shrink.",
      ),
      markdown("The step grows: it does shrink."),
      markdown(
        String.raw`It is $x^{2}\,+\; \alpha\,  y$.`,
        "It is $x^2 + \\alpha y$",
        String.raw`It is $$x^2+\alpha y.$$`,
      ),
      markdown(String.raw`It is $x^{2} - \alpha y$.`),
      markdown("It is $X^2+\\alpha y$"),
      markdown("The rate is 0.5", "the rate is 0.5."),
      markdown("The rate is -0.5", "The rate is −0.5"),
      markdown("The rate is 5"),
      markdown("It is (a + b) / c"),
      markdown("It is a + b / c"),
      markdown("a != b"),
      markdown("a = b", "**a = b!**"),
      markdown("2*3 is it"),
      markdown("2 3 is it"),
    ],
  ],
  [
    "what people say about themselves, each alone",
    survey,
    [[{ entries: [{ id: "h", value: "3" }] }], [{ entries: [{ id: "h", value: "3" }] }]],
  ],
])("%s", async (_, part, expected) => {
  if (part.kind === "code") throw new Error("a part without code");
  const flat = expected.flatMap((answers, group) => answers.map((answer) => ({ answer, group })));
  const groups = await sortGraded(
    part,
    flat.map(({ answer }) => answer),
  );
  const found = groups.map(({ submissionIds }) => submissionIds.map((id) => flat[Number(id)]?.group));
  expect(found.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0))).toEqual(
    expected.map((answers, group) => answers.map(() => group)),
  );
  expect(new Set(groups.map(({ key }) => key)).size).toBe(groups.length);
});

test("a group is named in words, and two of one name say how they differ", async () => {
  const named = async (answers: ReturnType<typeof ran>[]) =>
    (await sort(code, answers)).map(({ label }) => label).sort();
  expect(await named([ran([{}], { status: "accepted", score: 3 })])).toEqual(["Accepted"]);
  expect(await named([ran([got("1"), {}], { diagnosis: diagnosis("x") })])).toEqual(["Mistake x"]);
  expect(await named([ran([got("1"), {}])])).toEqual(["1 of 2 tests not passed, first “test 0”: got 1"]);
  expect(
    await named([ran([got("1")], { diagnosis: diagnosis("x") }), ran([got("2")], { diagnosis: diagnosis("x") })]),
  ).toEqual([
    "Mistake x: 1 of 1 tests not passed, first “test 0”: got 1",
    "Mistake x: 1 of 1 tests not passed, first “test 0”: got 2",
  ]);
  if (symbolic.kind === "code" || written.kind === "code") throw new Error("parts without code");
  const labels = async (part: Exclude<Part, { kind: "code" }>, answers: object[]) =>
    (await sortGraded(part, answers)).map(({ label }) => label);
  expect(await labels(symbolic, text("2w", "w+w", "-w - w", "3 w"))).toEqual(["Accepted", "3 w", "The sign is wrong"]);
  expect(await labels(written, markdown("It *grows*\nquickly."))).toEqual(["It *grows* quickly."]);
});

test("a group keeps its key whoever else is in it, and whichever form came first", async () => {
  if (symbolic.kind === "code") throw new Error("a part without code");
  const keyOf = async (...texts: string[]) => (await sortGraded(symbolic, text(...texts)))[0]?.key;
  const key = await keyOf("w + w");
  expect(await keyOf("2 w", "w + w", "3 w")).toBe(key);
  expect(await keyOf("2 w")).toBe(key);
  expect(await keyOf("2.5 w")).not.toBe(key);
});

test("the same answer is worth another group where it was worth other points", async () => {
  const answer = { kind: "symbolic", text: "3 w" };
  const groups = await sort(symbolic, [
    { answer, verdict: verdictOf({ status: "wrong-answer" }) },
    { answer, verdict: verdictOf({ status: "accepted", score: 3 }) },
  ]);
  expect(groups).toHaveLength(2);
});

test("what today's part cannot read stands alone, and nothing is thrown", async () => {
  const verdict = verdictOf({ status: "wrong-answer" });
  const answers = [
    { kind: "symbolic", text: "q +" },
    { kind: "symbolic", text: "q +" },
    { kind: "number", text: "3" },
  ];
  const groups = await sort(
    symbolic,
    answers.map((answer) => ({ answer, verdict })),
  );
  expect(groups.map(({ label, submissionIds }) => [label, submissionIds.length])).toEqual([
    ["alone", 1],
    ["alone", 1],
    ["alone", 1],
  ]);
});

// They end by counting, not by a clock: without a bound these would take longer than anybody waits.
test.each<[string, Part, object]>([
  ["an expression of nested sums", symbolic, { text: "sum_i ".repeat(60) + "(w_i w)" }],
  ["a tower of powers", symbolic, { text: `w * ${"(".repeat(70)}9${"^9)".repeat(70)}` }],
  ["deep brackets", symbolic, { text: `${"(".repeat(900)}w${")".repeat(900)}` }],
  ["a text of dollars", written, { markdown: `a${"$".repeat(16_000)}` }],
  ["a text of stars", written, { markdown: `a ${"*_~".repeat(5_000)}` }],
  ["a text of spaces", written, { markdown: `$\\alpha${" ".repeat(16_000)}x${"\\a ".repeat(20)}$` }],
  ["a text of lists", written, { markdown: "- ".repeat(8_000) }],
  ["a text of brackets and digits", written, { markdown: "1.(".repeat(5_000) }],
])("hostile: %s is sorted after a bounded number of steps", async (_, part, fields) => {
  const verdict = verdictOf({ status: "wrong-answer" });
  const answer = { kind: part.kind, ...fields };
  const groups = await sort(
    part,
    Array.from({ length: 50 }, () => ({ answer, verdict })),
  );
  expect(groups.reduce((sum, { submissionIds }) => sum + submissionIds.length, 0)).toBe(50);
});

test("every answer is in exactly one group, in whatever order they come", async () => {
  const factors = fc.array(fc.tuple(fc.integer({ min: 1, max: 4 }), fc.boolean()), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(factors, async (drawn) => {
      if (symbolic.kind === "code") throw new Error("a part without code");
      const answers = drawn.map(([factor, isSum]) => ({
        text: isSum ? Array.from({ length: factor }, () => "w").join(" + ") : `${factor} w`,
      }));
      const groups = await sortGraded(symbolic, answers);
      const members = groups.map(({ submissionIds }) => submissionIds.map((id) => drawn[Number(id)]?.[0]));
      expect(members.flat()).toHaveLength(drawn.length);
      expect(members.every((factorsOf) => new Set(factorsOf).size === 1)).toBe(true);
      expect(groups).toHaveLength(new Set(drawn.map(([factor]) => factor)).size);
    }),
    { numRuns: 25 },
  );
});
