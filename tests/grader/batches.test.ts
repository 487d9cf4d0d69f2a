import { openGrader, type Grader } from "#grader/grader";
import type { Verdict } from "#grader/verdict";
import { smallProblem, solution } from "./smallProblem";

let grader: Grader;
beforeAll(async () => {
  grader = await openGrader({ rooms: 2, allowUnsafe: false });
}, 30_000);
afterAll(() => grader.close());
jest.setTimeout(60_000);

/** `body` is the second of three tests. Its limit is generous, so that a busy machine ends nothing. */
const heads = (body: string, timeLimitMs = 15_000) => `import { defineTests } from "allclose";
  export default defineTests<typeof import("./reference")>(({ test, student, reference }) => {
    test("worked example", { points: 1, visibility: "public" }, async (t) => { t.close(await student.scaled([1, -2], 3), [3, -6]); });
    test("any vector", { points: 1, timeLimitMs: ${timeLimitMs} }, async (t) => { ${body} });
    test("central difference in two evaluations", { points: 2 }, async (t) => { t.close(await student.grad((x) => x * x, 3), 6); });
  });`;

const together = `const calls = Array.from({ length: 300 }, (_, k) => [[k, -k], k % 7 - 3]);
    const results = await student.scaled.many(calls);
    t.equal(results.length, 300, "Results");
    results.forEach((result, k) => { t.close(result, reference.scaled(...calls[k])); });
    t.pure();`;

const tests = {
  together: heads(together),
  "one by one": heads(`for (let k = 0; k < 300; k++) {
      t.close(await student.scaled([k, -k], k % 7 - 3), reference.scaled([k, -k], k % 7 - 3));
      t.pure();
    }`),
};

const grade = (source: string, testsSource: string): Promise<Verdict> =>
  grader.grade({
    version: smallProblem({ "tests.ts": testsSource }),
    part: "code",
    answer: { kind: "code", source },
    seed: "seed",
    tests: "all",
  });

const right = "g.map((entry) => alpha * entry)";

test.each([
  ["correct code", right],
  ["a wrong sign", "g.map((entry) => Math.abs(alpha) * entry)"],
  ["code that throws on the way", `(() => { if (alpha === 2) throw new RangeError("no two"); return ${right}; })()`],
  ["code that returns something else", `alpha === 3 ? ([] as never) : ${right}`],
  ["code that writes into its argument", "(g.forEach((entry, index) => { g[index] = alpha * entry; }), g.slice())"],
  ["code whose numbers depend on Math.random", `${right}.map((entry) => entry + Math.random() * 0)`],
  ["code that prints", `(console.log(alpha), ${right})`],
])("%s gets the same status, points and name for its mistake, together and one by one", async (_title, scaled) => {
  const [together, single] = await Promise.all([
    grade(solution({ scaled }), tests.together),
    grade(solution({ scaled }), tests["one by one"]),
  ]);
  expect(together.status).not.toBe("grader-failed");
  const facts = ({ status, score, diagnosis, tests: results }: Verdict) => ({
    status,
    score,
    diagnosis,
    statuses: results.map((result) => result.status),
  });
  expect(facts(together)).toEqual(facts(single));
});

test("the first call that throws ends the list, with its own place and arguments", async () => {
  const source = solution({ scaled: `(() => { if (g[0] === 5) throw new RangeError("five"); return ${right}; })()` });
  const [, second] = (await grade(source, tests.together)).tests;
  expect(second).toMatchObject({
    status: "runtime-error",
    message: "RangeError: five",
    failure: {
      input: [{ name: "g", value: { text: "[5, -5]" } }, { name: "alpha" }],
      places: [{ line: 3 }, { line: 3 }],
    },
  });
});

test("functions among the arguments are asked by the call they belong to", async () => {
  const testsSource =
    heads(`const oracles = [2, 4, 1].map((budget) => t.oracle((x) => x * budget, { name: "f", budget: 2 }));
    const slopes = await student.grad.many(oracles.map((f, k) => [f, k]));
    t.close(slopes, [2, 4, 1]);
    oracles.forEach((f) => t.equal(f.calls, 2, "Evaluations"));`);
  expect(await grade(solution(), testsSource)).toMatchObject({ status: "accepted", score: 4 });
  const greedy = await grade(solution({ grad: "(x === 1 && f(x), (f(x + 1) - f(x - 1)) / 2)" }), testsSource);
  expect(greedy.tests[1]).toMatchObject({
    status: "failed",
    message: "f may be called at most 2 times here; your code called it more often.",
    failure: { input: [{ name: "f" }, { name: "x", value: { text: "1" } }] },
  });
  const known = await grade(solution({ grad: "f(x + 1) - f(x - 1)" }), testsSource);
  expect(known.diagnosis).toMatchObject({ mistake: "wide", functions: ["grad"] });
});

test("results too long for one message travel in several, and one too long for any is refused", async () => {
  const testsSource = heads(`const results = await student.scaled.many([1, 2, 3, 4, 5].map((alpha) => [[1], alpha]));
    t.equal(results.length, 5, "Results");
    results.forEach((result, k) => { t.equal(result[0], k + 1, "First entry"); });`);
  const long = (length: number) =>
    solution({
      scaled: `Float64Array.from({ length: g.length === 1 ? ${length} : 2 }, (_, i) => alpha * (g[i] ?? 0))`,
    });
  expect((await grade(long(80_000), testsSource)).tests[1]?.status).toBe("passed");
  expect((await grade(long(1_500_000), testsSource)).tests[1]?.message).toBe(
    "scaled returned more data than the tests accept.",
  );
});

test("the time limit of a test holds for all calls of a list, and what ran before keeps its points", async () => {
  const slow = solution({
    top: "const busy = () => { for (let i = 0, x = 0; i < 2e7; i++) x += Math.sqrt(i); };",
    scaled: `(g.length > 1 && alpha !== 3 && busy(), ${right})`,
  });
  const verdict = await grade(slow, heads(together, 300));
  expect(verdict.tests.map((result) => result.status)).toEqual(["passed", "time-limit", "not-run"]);
});

describe("calls of several functions in one crossing", () => {
  const mixed = (body: string, timeLimitMs?: number) =>
    heads(
      `const [first, slope, second] = await Promise.all([
         student.scaled([1, -1], 2), student.grad((x) => x * x, 5), student.scaled([4], 0.5)]);
       ${body}`,
      timeLimitMs,
    );
  const compared = mixed("t.close(first, [2, -2]); t.close(slope, 10); t.close(second, [2]); t.pure();");

  test("each gets its own result", async () => {
    expect(await grade(solution(), compared)).toMatchObject({ status: "accepted", score: 4 });
  });

  test("a failed comparison shows the call whose result it was", async () => {
    const { tests: results } = await grade(
      solution({ scaled: "g.map((entry) => (alpha === 2 ? 0 : alpha * entry))" }),
      compared,
    );
    expect(results[1]).toMatchObject({
      status: "failed",
      failure: { call: "scaled(g, alpha)", input: [{ value: { text: "[1, -1]" } }, { value: { text: "2" } }] },
    });
  });

  test("what one throws is that call's, and the later ones are not made", async () => {
    const source = solution({
      top: "let slopes = 0;",
      grad: "(() => { slopes++; if (x === 5) throw new RangeError(`slope ${slopes}`); return (f(x + 1) - f(x - 1)) / 2; })()",
      scaled:
        "g.map((entry) => { if (slopes > 0) throw new Error('made after the one that threw'); return alpha * entry; })",
    });
    const { tests: results } = await grade(source, compared);
    expect(results[1]).toMatchObject({
      status: "runtime-error",
      message: "RangeError: slope 1",
      failure: { call: "grad(f, x)", places: [{ line: 4 }, { line: 4 }] },
    });
  });

  test("a call sees what the ones before it have left in the student's module", async () => {
    const source = solution({
      top: "let calls = 0;",
      scaled: "g.map(() => calls++)",
      grad: "(f(1), calls)",
    });
    const seen = mixed("t.close(first, [2, 3]); t.close(slope, 4); t.close(second, [4]);");
    expect((await grade(source, seen)).tests[1]?.status).toBe("passed");
  });

  test("one that changes its argument is named, whatever crossed with it", async () => {
    const source = solution({ scaled: "(g.length === 1 && g.fill(0), g.map((entry) => alpha * entry))" });
    const { tests: results } = await grade(source, mixed("t.pure();"));
    expect(results[1]).toMatchObject({
      status: "failed",
      message: expect.stringMatching(/^scaled changed its argument g/) as string,
      failure: { call: "scaled(g, alpha)", input: [{ value: { text: "[4]" } }, { value: { text: "0.5" } }] },
    });
  });

  test.each([
    ["never ends", "for (;;);", "time-limit"],
    ["takes all memory", "const kept = []; for (;;) kept.push(new Array(1e6).fill(0.5));", "memory-limit"],
    ["writes without end", "for (;;) console.log('x'.repeat(4000));", "output-limit"],
  ])(
    "one that %s ends the room: no wrong call is shown, and the tests before keep their points",
    async (_title, spin, status) => {
      const source = solution({ grad: `(() => { ${spin} return 0; })()` });
      const { tests: results, score } = await grade(source, mixed("t.ok(true, 'never reached');", 1_500));
      expect(results.map((result) => result.status)).toEqual(["passed", status, "not-run"]);
      expect(results[1]?.failure).toMatchObject({ input: [] });
      expect(results[1]?.failure).not.toHaveProperty("call");
      expect(score).toBe(1);
    },
  );

  test("questions of one do not reach the functions of another", async () => {
    const testsSource =
      heads(`const [f, g] = [2, 3].map((factor) => t.oracle((x) => factor * x, { name: "f" + factor, budget: 2 }));
      const slopes = await Promise.all([student.grad(f, 1), student.scaled([1], 1), student.grad(g, 1)]);
      t.close(slopes[0], 2); t.close(slopes[2], 3);
      t.equal(f.calls, 2, "Calls of f2"); t.equal(g.calls, 2, "Calls of f3");`);
    expect((await grade(solution(), testsSource)).status).toBe("accepted");
    const greedy = solution({
      top: "let kept: undefined | ((x: number) => number);",
      grad: "((kept ??= f), (kept(x + 1) - kept(x - 1)) / 2)",
    });
    expect((await grade(greedy, testsSource)).tests[1]).toMatchObject({
      status: "failed",
      message: "f2 may be called at most 2 times here; your code called it more often.",
    });
  });
});

test("an empty list crosses nothing", async () => {
  const verdict = await grade(solution(), heads(`t.equal((await student.scaled.many([])).length, 0, "Results");`));
  expect(verdict.status).toBe("accepted");
});
