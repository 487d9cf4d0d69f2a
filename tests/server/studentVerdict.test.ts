import fc from "fast-check";
import { VerdictSchema, type Figure, type TestResult, type Verdict, verdictStatuses } from "#grader/verdict";
import { toStudentVerdict } from "#server/studentVerdict";

const secret = "SECRET";

const testResult = (changes: Partial<TestResult>): TestResult => ({
  name: "a test",
  visibility: "public",
  status: "passed",
  points: 1,
  maxPoints: 1,
  studentMs: 12.5,
  ...changes,
});

const figure = (isPublic: boolean, title = secret): Figure => ({
  kind: "grid",
  title,
  alt: title,
  isPublic,
  cells: "amounts",
  rowLabel: "",
  columnLabel: "",
  cellLabel: "",
  panels: [{ role: "student", label: "yours", values: [[1, null]] }],
});

/** A failed test that carries everything a test can carry. */
const detailed = (changes: Partial<TestResult>): TestResult =>
  testResult({
    status: "failed",
    points: 0,
    message: `expected ${secret}`,
    hint: "Look at the sign.",
    failure: {
      call: secret,
      input: [],
      isCounterexample: true,
      got: { text: secret },
      expected: { text: secret },
      places: [{ line: 1, column: 1 }],
    },
    output: secret,
    figures: [figure(false)],
    ...changes,
  });

const verdict = (changes: Partial<Verdict>): Verdict =>
  VerdictSchema.parse({
    status: "partial",
    score: 1,
    maxScore: 3,
    tests: [],
    diagnosis: null,
    problem: "linf-penalty-step",
    part: "code",
    version: "f".repeat(64),
    engine: "engine-of-the-grader",
    seed: "seed-of-the-grading",
    isolation: "sealed",
    timings: { totalMs: 31.4, compileMs: 1, studentMs: 27.1 },
    ...changes,
  });

const beforeDue = { isAfterDue: false };

test("a public test is shown whole", () => {
  const [shown] = toStudentVerdict(verdict({ tests: [detailed({})] }), beforeDue).tests;
  expect(shown).toEqual(detailed({}));
});

test("of a hidden test a student learns name, points, whether it passed, and the hint when it did not", () => {
  const tests = [detailed({ visibility: "hidden" }), testResult({ visibility: "hidden", name: "b", hint: "Look." })];
  const shown = toStudentVerdict(verdict({ tests }), beforeDue);
  expect(shown.tests).toEqual([
    { name: "a test", visibility: "hidden", status: "failed", points: 0, maxPoints: 1, hint: "Look at the sign." },
    { name: "b", visibility: "hidden", status: "passed", points: 1, maxPoints: 1 },
  ]);
  expect(JSON.stringify(shown)).not.toContain(secret);
});

test("where an iteration leaves the reference is told of open tests alone", () => {
  const failure = { input: [], isCounterexample: false, places: [], step: 4, agreed: { text: secret } };
  const shown = (visibility: TestResult["visibility"]) =>
    toStudentVerdict(verdict({ tests: [detailed({ visibility, failure })] }), beforeDue).tests[0];
  expect(shown("public")?.failure).toMatchObject({ step: 4, agreed: { text: secret } });
  expect(JSON.stringify([shown("hidden"), shown("after-due")])).not.toMatch(/step|SECRET/);
});

test("of a hidden test's figures a student sees those that the author published, whether it passed or not", () => {
  for (const status of ["passed", "failed"] as const) {
    const hidden = testResult({ visibility: "hidden", status, figures: [figure(false), figure(true, "Shown to all")] });
    const shown = toStudentVerdict(verdict({ tests: [hidden] }), beforeDue);
    expect(shown.tests[0]?.figures).toEqual([figure(true, "Shown to all")]);
    expect(JSON.stringify(shown)).not.toContain(secret);
  }
});

test("the figures of a public test are shown when it passed, too", () => {
  const passed = testResult({ figures: [figure(false, "Two paths")] });
  expect(toStudentVerdict(verdict({ tests: [passed] }), beforeDue).tests[0]?.figures).toEqual(passed.figures);
});

test("an after-due test is hidden before the student's time is up and open afterwards", () => {
  const before = verdict({ tests: [detailed({ visibility: "after-due" })] });
  expect(JSON.stringify(toStudentVerdict(before, beforeDue))).not.toContain(secret);
  expect(toStudentVerdict(before, { isAfterDue: true }).tests).toEqual([detailed({ visibility: "after-due" })]);
});

test.each([
  ["time-limit", 0, "wrong-answer"],
  ["time-limit", 1, "partial"],
  ["memory-limit", 1, "partial"],
  ["output-limit", 0, "wrong-answer"],
  ["runtime-error", 0, "wrong-answer"],
] as const)("how a hidden test failed is not told: %s with %i points shows as %s", (status, score, shown) => {
  const tests = [testResult({ points: score }), detailed({ visibility: "hidden", status })];
  expect(toStudentVerdict(verdict({ status, score, tests }), beforeDue).status).toBe(shown);
});

test.each(["time-limit", "memory-limit", "output-limit", "runtime-error"] as const)(
  "a %s that a public test met is told",
  (status) => {
    expect(toStudentVerdict(verdict({ status, tests: [detailed({ status })] }), beforeDue).status).toBe(status);
  },
);

test("an error while the code loads is told, with its place", () => {
  const message = "TypeError: x is not a function";
  const shown = toStudentVerdict(
    verdict({ status: "runtime-error", score: 0, message, places: [{ line: 3, column: 7 }] }),
    beforeDue,
  );
  expect(shown).toMatchObject({ status: "runtime-error", message, places: [{ line: 3, column: 7 }] });
});

test("a failure of ours tells a student nothing of the problem's files", () => {
  const shown = toStudentVerdict(
    verdict({ status: "grader-failed", score: 0, message: `tests.ts: ${secret}`, tests: [detailed({})] }),
    beforeDue,
  );
  expect(shown).toMatchObject({ status: "grader-failed", tests: [] });
  expect(shown.message).toContain("our fault");
  expect(JSON.stringify(shown)).not.toContain(secret);
});

test("a diagnosis is rendered, and what its author wrote cannot become markup", () => {
  const diagnosis = {
    mistake: "no-half",
    title: "A missing half",
    feedback: "Your step is $2u$. <script>alert(1)</script>",
    functions: ["step"],
  };
  const shown = toStudentVerdict(verdict({ diagnosis, furtherDiagnoses: [diagnosis] }), beforeDue);
  expect(shown.diagnosis).toMatchObject({ title: "A missing half", functions: ["step"] });
  expect(shown.diagnosis?.feedbackHtml).toContain("katex");
  expect(shown.diagnosis?.feedbackHtml).not.toContain("<script");
  expect(shown.furtherDiagnoses).toHaveLength(1);
});

test("seed, engine, version and times never leave, whatever the verdict", () => {
  const anyTest = fc
    .record({
      visibility: fc.constantFrom("public" as const, "hidden" as const, "after-due" as const),
      status: fc.constantFrom(
        "passed" as const,
        "failed" as const,
        "time-limit" as const,
        "not-run" as const,
        "runtime-error" as const,
      ),
    })
    .map((changes) => (changes.visibility === "public" ? testResult(changes) : detailed(changes)));
  fc.assert(
    fc.property(fc.constantFrom(...verdictStatuses), fc.array(anyTest), (status, tests) => {
      const text = JSON.stringify(toStudentVerdict(verdict({ status, tests }), beforeDue));
      for (const word of [secret, "seed-of-the-grading", "engine-of-the-grader", "f".repeat(64), "31.4", "27.1"])
        expect(text).not.toContain(word);
    }),
  );
});
