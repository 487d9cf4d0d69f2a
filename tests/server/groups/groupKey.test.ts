import fc from "fast-check";
import { gradeQuestion } from "#grader/gradeQuestion";
import { VerdictSchema, type TestResult, type Verdict } from "#grader/verdict";
import { AnswerSchema, type Part, PartSchema } from "#problems/schema";
import { groupKey } from "#server/groups/groupKey";
import { type AnswerGroup, sortIntoGroups } from "#server/groups/sortIntoGroups";

const seed = "groups";

const verdictOf = (fields: Partial<Record<keyof Verdict, unknown>>): Verdict =>
  VerdictSchema.parse({
    ...{ score: 0, maxScore: 3, tests: [], diagnosis: null, problem: "p", part: "a", version: "1", engine: "1" },
    ...{ seed, isolation: "sealed", timings: { totalMs: Math.random(), compileMs: 0, studentMs: 0 } },
    ...fields,
  });

const partOf = (kind: string, fields: object): Part =>
  PartSchema.parse({
    ...{ kind, id: "a", title: "A part", points: 3, source: "test", prompt: "What?", explanation: "So." },
    ...fields,
  });

async function sort(part: Part, answers: readonly { answer: unknown; verdict: Verdict }[]): Promise<AnswerGroup[]> {
  const keyed = answers.map(({ answer, verdict }, index) => ({
    submissionId: String(index),
    key: groupKey(part, AnswerSchema.parse(answer), verdict, seed),
    label: "alone",
  }));
  return sortIntoGroups(keyed);
}

/** Answers without code, graded as the judge grades them. */
const sortGraded = (part: Exclude<Part, { kind: "code" }>, answers: readonly object[]): Promise<AnswerGroup[]> =>
  sort(
    part,
    answers.map((fields) => {
      const answer = AnswerSchema.parse({ kind: part.kind, ...fields });
      if (answer.kind === "code") throw new Error("an answer without code");
      const verdict = verdictOf({ maxScore: part.points, ...gradeQuestion(part, answer, seed) });
      expect(verdict.status).not.toBe("invalid");
      return { answer, verdict };
    }),
  );

const symbols = [
  { kind: "vector", name: "w", length: "d" },
  { kind: "count", name: "d", min: 2, max: 4 },
  { kind: "scalar", name: "a", domain: "positive" },
];
const d = [...symbols].sort((one) => (one.kind === "count" ? -1 : 1));
const symbolic = partOf("symbolic", {
  symbols: d,
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
const points = partOf("points", {
  ...{ ...axes, tolerance, anyOrder: true, on: { kind: "plane" } },
  ...{ start: [[0, 0], [0, 0]], key: [[[1, 1], [2, 2]]] }, // prettier-ignore
});
const path = partOf("path", { ...axes, tolerance, start: [0, 0], key: [[[1, 1], [2, 2]]] }); // prettier-ignore
const table = partOf("table", {
  ...{ symbols: d, columns: ["Gradient", "Steps"] },
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

const code: Part = PartSchema.parse({
  ...{ kind: "code", id: "a", title: "Code", points: 3, source: "test", signatures: ["f(x: number): number"] },
});
const ran = (tests: Partial<TestResult>[], fields: object = {}) => ({
  answer: { kind: "code", source: `// ${Math.random()}` },
  verdict: verdictOf({
    status: "wrong-answer",
    tests: tests.map((result, index) => ({
      ...{
        name: `test ${index}`,
        visibility: "hidden",
        status: "passed",
        points: 1,
        maxPoints: 1,
        studentMs: Math.random(),
      },
      ...result,
    })),
    ...fields,
  }),
});
const got = (value: string, entries?: (number | "NaN")[]): Partial<TestResult> => ({
  ...{ status: "failed", points: 0, message: "Not what was expected." },
  failure: { input: [], isCounterexample: false, places: [], got: { text: value, ...(entries && { entries }) } },
});
const diagnosis = (mistake: string) => ({ mistake, title: `Mistake ${mistake}`, feedback: "Look.", functions: ["f"] });

test.each<[string, ReturnType<typeof ran>[][]]>([
  [
    "everything accepted is one group",
    [
      [
        ran([{}], { status: "accepted", score: 3 }),
        ran([{ name: "other" }], { status: "accepted", score: 3, version: "2" }),
      ],
    ],
  ],
  ["two wrong numbers are two groups", [[ran([got("0.5")]), ran([got("0.5000000")])], [ran([got("0.51")])]]],
  ["rounding is no difference", [[ran([got("[0.3, 0]", [0.3, 1e-17])]), ran([got("[0.3, 0]", [0.1 + 0.2, 0])])]]],
  [
    "entries beyond those that are written out count",
    [
      [ran([got("[1, … 2 in all]", [1, 2])])],
      [ran([got("[1, … 2 in all]", [1, 3])])],
      [ran([got("[1, … 2 in all]", [1, "NaN"])])],
    ],
  ],
  ["another test failed", [[ran([got("1"), {}])], [ran([{}, got("1")])]]],
  [
    "another mistake was named",
    [
      [ran([got("1")], { diagnosis: diagnosis("x") }), ran([got("1")], { diagnosis: diagnosis("x") })],
      [ran([got("1")], { diagnosis: diagnosis("y") })],
      [ran([got("1")])],
    ],
  ],
  [
    "where a program was stopped does not matter, that it was does",
    [
      [
        ran([{ status: "time-limit", points: 0, message: "Stopped after 5.01 s." }]),
        ran([{ status: "time-limit", points: 0, message: "Stopped after 5.02 s." }]),
      ],
      [ran([{ status: "memory-limit", points: 0 }])],
    ],
  ],
  [
    "errors are told apart by what they say, not by their line",
    [
      [
        ran([{ status: "runtime-error", points: 0, message: "TypeError: x is undefined" }]),
        ran([{ status: "runtime-error", points: 0, message: "TypeError: x is undefined" }], {
          places: [{ line: 3, column: 1 }],
        }),
      ],
      [ran([{ status: "runtime-error", points: 0, message: "RangeError: too deep" }])],
    ],
  ],
  [
    "what does not compile",
    [
      [
        ran([], { status: "compile-error", message: "Expected ;" }),
        ran([], { status: "compile-error", message: "Expected ;" }),
      ],
      [ran([], { status: "compile-error", message: "Expected )" })],
    ],
  ],
  ["graded by another version", [[ran([got("1")])], [ran([got("1")], { version: "2" })]]],
])("code: %s", async (_, expected) => {
  const groups = await sort(code, expected.flat());
  const sizes = expected.map(({ length }) => length);
  let first = 0;
  const wanted = sizes.map((size) => Array.from({ length: size }, () => String(first++)));
  expect(groups.map(({ submissionIds }) => submissionIds).sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual(wanted);
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
