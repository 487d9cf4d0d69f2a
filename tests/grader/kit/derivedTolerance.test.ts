import type { Numeric, Tests } from "#problems/testKit";
import { runTests } from "./suiteHarness";

type F = (x: Float64Array, scale: number) => Numeric;

interface Pair {
  reference: F;
  student: F;
}

const list = (x: Float64Array) => Array.from(x);
const mean = (x: Float64Array) => list(x).reduce((sum, value) => sum + value, 0) / x.length;

/** Cancels: the variance as a difference of two large numbers. */
const meanOfSquares = (x: Float64Array) => mean(x.map((value) => value * value)) - mean(x) ** 2;
const twoPasses = (x: Float64Array) => mean(x.map((value) => (value - mean(x)) ** 2));
const farOut = [1e4 + 0.3, 1e4 + 0.7, 1e4 + 1.1];

async function compareResults(
  { reference, student }: Pair,
  {
    x = farOut,
    expect: how = "result",
    isMeasured = false,
  }: { x?: number[]; expect?: "result" | "copy" | "tolerance"; isMeasured?: boolean } = {},
) {
  const tests: Tests<{ f: F }> = ({ test, student: calls, reference: own }) => {
    test("compare", { points: 1 }, async (t) => {
      const expected = own.f(x, 0.1);
      const actual = await calls.f(x, 0.1);
      if (how === "result") t.close(actual, expected);
      else if (how === "tolerance") t.close(actual, expected, { rtol: 1e-9 });
      else
        t.close(
          actual,
          typeof expected === "number" ? expected + 0 * 1e-300 : (expected as number[]).map((each) => each),
        );
    });
  };
  const [run] = await runTests({
    signatures: ["f(x: Vec, scale: number): any"],
    reference: { f: reference },
    student: { f: student },
    tests,
    isMeasured,
  });
  return run;
}

const cancelling = { reference: (x: Float64Array) => meanOfSquares(x), student: (x: Float64Array) => twoPasses(x) };

test("another way to compute an ill-conditioned number passes, because the reference itself moves that much", async () => {
  const [one, two] = [meanOfSquares(Float64Array.from(farOut)), twoPasses(Float64Array.from(farOut))];
  expect(Math.abs(one - two) / one).toBeGreaterThan(1e-9);
  expect((await compareResults(cancelling))?.status).toBe("passed");
});

test.each<[string, Pair]>([
  ["a number off by 1e-6", { ...cancelling, student: (x) => twoPasses(x) * (1 + 1e-6) + 1e-6 }],
  ["NaN", { ...cancelling, student: () => NaN }],
  ["a well-conditioned number off by 1e-8", { reference: (x) => mean(x), student: (x) => mean(x) * (1 + 1e-8) }],
  [
    "an entry that is well-conditioned, beside one that is not",
    { reference: (x) => [meanOfSquares(x), 1 / 3], student: (x) => [meanOfSquares(x), (1 + 1e-8) / 3] },
  ],
  [
    "a reference that remembers calls, so that it cannot be repeated",
    {
      reference: (
        (calls) => (x: Float64Array) =>
          meanOfSquares(x) + calls++
      )(0),
      student: (x) => twoPasses(x),
    },
  ],
])("%s fails", async (_title, pair) => {
  expect((await compareResults(pair))?.status).toBe("failed");
});

test("an author's tolerance is taken as it is", async () => {
  expect((await compareResults(cancelling, { expect: "tolerance" }))?.status).toBe("failed");
});

test("entries and fields of a result are traced to the call that made it, copies are not", async () => {
  const inside =
    (f: (x: Float64Array) => number): F =>
    (x) => [f(x), 1];
  const pair = { reference: inside(meanOfSquares), student: inside(twoPasses) };
  expect((await compareResults(pair))?.status).toBe("passed");
  expect((await compareResults(pair, { expect: "copy" }))?.status).toBe("failed");
});

test("a jump of the reference widens to a millionth of the largest entry and no further", async () => {
  // At a tie the perturbed reference says one or the other.
  const isFirstLargest: F = ([first = 0, second = 0]) => (first >= second ? 1 : 0);
  const x = [1 / 3, 1 / 3];
  const off = (by: number) => compareResults({ reference: isFirstLargest, student: () => 1 + by }, { x });
  expect((await off(9e-7))?.status).toBe("passed");
  expect((await off(1.1e-6))?.status).toBe("failed");
});

test("the widest tolerance is measured where it is asked for, the same for the same seed", async () => {
  const own = { ...cancelling, student: cancelling.reference };
  expect((await compareResults(own))?.widestTolerance).toBeUndefined();
  const measured = await compareResults(own, { isMeasured: true });
  expect(measured?.status).toBe("passed");
  expect(measured?.widestTolerance).toBeGreaterThan(1e-9);
  expect(measured?.widestTolerance).toBeLessThanOrEqual(1e-6);
  expect((await compareResults(own, { isMeasured: true }))?.widestTolerance).toBe(measured?.widestTolerance);
  const plain: Pair = { reference: (x) => mean(x), student: (x) => mean(x) };
  expect((await compareResults(plain, { isMeasured: true }))?.widestTolerance).toBeCloseTo(1e-9, 12);
});

test("generators start again where they stood, and calls with functions are not repeated", async () => {
  interface M {
    draw: (x: Float64Array, rng: { normal: () => number }) => number;
    apply: (f: (x: number) => number, x: number) => number;
  }
  const reference: M = {
    draw: (x, rng) => meanOfSquares(x) + rng.normal(),
    apply: (f, x) => f(x) - f(x + 1e-8),
  };
  let calls = 0;
  const tests: Tests<M> = ({ test, student, reference: own }) => {
    test("draw", { points: 1 }, async (t) => {
      t.close(await student.draw(farOut, t.rng("draws")), own.draw(farOut, t.rng("draws")));
    });
    test("apply", { points: 1 }, async (t) => {
      const f = (x: number) => (calls++, 1e6 + x / 3);
      const expected = own.apply(f, 0.1);
      t.close(await student.apply((x) => x, 0.1), expected);
    });
  };
  const student: M = { ...reference, draw: (x, rng) => twoPasses(x) + rng.normal(), apply: () => -3.3e-9 };
  const runs = await runTests({
    signatures: ["draw(x: Vec, rng: Rng): number", "apply(f: (x: number) => number, x: number): number"],
    reference,
    student,
    tests,
  });
  expect(runs.map((run) => run.status)).toEqual(["passed", "failed"]);
  expect(calls).toBe(2);
});
