import { openGrader, type Grader } from "#grader/grader";
import type { TestResult, Verdict } from "#grader/verdict";
import { smallProblem, solution } from "./smallProblem";

let grader: Grader;
beforeAll(async () => {
  grader = await openGrader({ rooms: 2, allowUnsafe: false });
}, 30_000);
afterAll(() => grader.close());
jest.setTimeout(60_000);

/** Five tests, the third one as given. The hidden tests stand first in the file and still run last. */
const testsWith = (given: string): string => `import { defineTests } from "allclose";
  export default defineTests<typeof import("./reference")>(({ test, property, student, arbitrary }) => {
    test("second", { points: 0.5 }, async (t) => { t.close(await student.scaled([1], 2), [2]); });
    ${given}
    test("fourth", { points: 1 }, async (t) => { t.close(await student.scaled([1], 4), [4]); });
    test("fifth", { points: 1 }, async (t) => { t.close(await student.scaled([1], 5), [5]); });
    test("first", { points: 0.5, visibility: "public" }, async (t) => { t.close(await student.scaled([1], 1), [1]); });
  });`;

const third = (timeLimitMs: number) =>
  `test("third", { points: 1, timeLimitMs: ${timeLimitMs} }, async (t) => { t.close(await student.scaled([1], 3), [3]); });`;
/** Plenty, so that a busy machine ends nothing else. */
const usual = third(15_000);

async function grade(
  source: string,
  testsSource: string,
): Promise<{ verdict: Verdict; heard: Pick<TestResult, "name" | "status">[] }> {
  const heard: Pick<TestResult, "name" | "status">[] = [];
  const verdict = await grader.grade(
    {
      version: smallProblem({ "tests.ts": testsSource }),
      part: "code",
      answer: { kind: "code", source },
      seed: "seed",
      tests: "all",
    },
    ({ name, status }) => heard.push({ name, status }),
  );
  return { verdict, heard };
}

/** Correct, but for what it does where the factor is `at`. */
const dyingAt = (at: number, death: string): string =>
  solution({ scaled: `(alpha === ${at} && (() => { ${death} })(), g.map((entry) => alpha * entry))` });

const loop = "for (;;);";
const deaths: [string, string, TestResult["status"]][] = [
  ["an endless loop", dyingAt(3, loop), "time-limit"],
  ["a memory bomb", dyingAt(3, "const all = []; for (;;) all.push(new Array(1e6).fill(0.5));"), "memory-limit"],
  ["a flood of output", dyingAt(3, "for (;;) console.log('x'.repeat(500));"), "output-limit"],
];

test.each(deaths)(
  "%s in the third test: the tests before keep their points, those after are not run, all are heard of",
  async (_title, source, status) => {
    const { verdict, heard } = await grade(source, testsWith(status === "time-limit" ? third(500) : usual));
    const expected = ["passed", "passed", status, "not-run", "not-run"];
    expect(verdict.tests.map((result) => result.status)).toEqual(expected);
    expect(verdict.tests.map((result) => result.name)).toEqual(["first", "second", "third", "fourth", "fifth"]);
    expect(verdict).toMatchObject({ status, score: 1, maxScore: 4 });
    expect(verdict.tests.map((result) => result.points)).toEqual([0.5, 0.5, 0, 0, 0]);
    expect(heard.map((result) => result.status)).toEqual(expected);
  },
);

test.each([
  [
    "among calls that went together",
    `test("third", { points: 1 }, async (t) => {
      await student.scaled.many([1, 2, 3, 4].map((alpha) => [[1], alpha])); });`,
    dyingAt(3, loop),
  ],
  [
    "while a property is shrunk",
    `property("third", { points: 1, given: { alpha: arbitrary.integer(3, 90) } }, async (t, { alpha }) => {
      t.ok((await student.scaled([1], alpha))[0] < 20, "small"); });`,
    dyingAt(21, loop),
  ],
  [
    "after a question to the test's own function",
    `test("third", { points: 1 }, async (t) => {
      t.close(await student.grad((x) => x * x, 3), 6); });`,
    solution({ grad: "(() => { f(x); for (;;); })()" }),
  ],
])("an endless loop %s takes that test and the later ones alone", async (_title, looping, source) => {
  const { verdict } = await grade(source, testsWith(looping));
  expect(verdict.tests.map((result) => result.status)).toEqual([
    "passed",
    "passed",
    "time-limit",
    "not-run",
    "not-run",
  ]);
  expect(verdict).toMatchObject({ status: "time-limit", score: 1 });
});

test("an exception in the third test ends that test alone", async () => {
  const { verdict } = await grade(dyingAt(3, "(function f() { f(); })();"), testsWith(usual));
  expect(verdict.tests.map((result) => result.status)).toEqual([
    "passed",
    "passed",
    "runtime-error",
    "passed",
    "passed",
  ]);
});

test("a test's own time limit holds for it and not for the others", async () => {
  const { verdict } = await grade(dyingAt(3, loop), testsWith(third(100)));
  expect(verdict.tests[2]).toMatchObject({
    status: "time-limit",
    message: expect.stringContaining("100 ms") as string,
  });
});

test.each([
  ["runs out of memory", "const all = []; for (;;) all.push(new Array(10000).fill(Math.random()));"],
  ["waits for ever", "await new Promise(() => {});"],
  ["recurses for ever", "(function f() { f(); })();"],
])("a referee that %s in the third test is the problem's fault: no points, nobody to blame", async (_title, death) => {
  const dying = `test("third", { points: 1 }, async (t) => { await student.scaled([1], 3); ${death} });`;
  const { verdict, heard } = await grade(solution(), testsWith(dying));
  expect(verdict).toMatchObject({ status: "grader-failed", score: 0, tests: [], diagnosis: null });
  expect(verdict.problemFault).not.toBe("");
  expect(verdict.message).toBe(`The problem's own files failed: ${verdict.problemFault}`);
  // What was heard of before is withdrawn by the verdict.
  expect(heard.map((result) => result.status)).toEqual(["passed", "passed"]);
  expect((await grade(solution(), testsWith(usual))).verdict).toMatchObject({ status: "accepted", score: 4 });
});
