import { VerdictSchema, type Verdict } from "#grader/verdict";
import { verdictDifferences } from "#grader/verdictDifferences";

const failed = {
  ...{ name: "second", visibility: "hidden", status: "failed", points: 0, maxPoints: 2, studentMs: 3 },
  failure: { got: { text: "[1, 2]", entries: [1, 2] } },
};

const verdict = (changes: object = {}): Verdict =>
  VerdictSchema.parse({
    ...{ status: "partial", score: 1, maxScore: 3, diagnosis: null, problem: "p", part: "code", version: "v" },
    ...{ engine: "0.1.0+a", seed: "s", isolation: "sealed" },
    timings: { totalMs: 10, compileMs: 1, studentMs: 2 },
    tests: [{ ...failed, name: "first", status: "passed", points: 1, failure: undefined }, failed],
    ...changes,
  });

test("verdicts that differ in their times and their engine alone say the same", () => {
  const [first] = verdict().tests;
  const later = verdict({
    engine: "0.2.0+b",
    timings: { totalMs: 99, compileMs: 9, studentMs: 9 },
    tests: [{ ...first, studentMs: 77 }, failed],
  });
  expect(verdictDifferences(verdict(), later)).toEqual([]);
});

test.each([
  ["status", { status: "accepted" }, { before: "partial", after: "accepted" }],
  ["message", { message: "new" }, { before: undefined, after: "new" }],
  [
    "tests[1].failure.got.entries[1]",
    { tests: [verdict().tests[0], { ...failed, failure: { got: { text: "[1, 2]", entries: [1, "NaN"] } } }] },
    { before: 2, after: "NaN" },
  ],
  [
    "tests[1].hint",
    { tests: [verdict().tests[0], { ...failed, hint: "Look." }] },
    { before: undefined, after: "Look." },
  ],
])("a difference in %s is told with its place", (field, changes, values) => {
  expect(verdictDifferences(verdict(), verdict(changes))).toEqual([{ field, ...values }]);
});

test("a test that is there only once is one difference", () => {
  const [difference, ...others] = verdictDifferences(verdict(), verdict({ tests: [verdict().tests[0]] }));
  expect(others).toEqual([]);
  expect(difference).toMatchObject({ field: "tests[1]", before: { name: "second" }, after: undefined });
});

test("a number that JSON writes otherwise is the number it is stored as", () => {
  expect(verdictDifferences(verdict({ score: 0 }), verdict({ score: -0 }))).toEqual([]);
});
