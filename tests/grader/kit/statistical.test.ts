import { map, mean, seededRng, type Rng, type Vec } from "numerics";
import { CheckFailed, ProblemFault } from "#grader/kit/failures";
import { runStatistical } from "#grader/kit/statistical";
import type { Statistic, TestContext } from "#problems/testKit";
import heInitTests from "#problems/he-init/tests";
import * as heInit from "#problems/he-init/reference";
import * as fanInSquared from "#problems/he-init/mistakes/fan-in-squared";
import * as fanOut from "#problems/he-init/mistakes/fan-out";
import * as fixedHundredth from "#problems/he-init/mistakes/fixed-hundredth";
import * as glorot from "#problems/he-init/mistakes/glorot";
import * as oneDrawPerRow from "#problems/he-init/mistakes/one-draw-per-row";
import * as oneOverFanIn from "#problems/he-init/mistakes/one-over-fan-in";
import * as rootTakenTwice from "#problems/he-init/mistakes/root-taken-twice";
import * as uniform from "#problems/he-init/mistakes/uniform";
import * as varianceAsDeviation from "#problems/he-init/mistakes/variance-as-deviation";
import * as zeros from "#problems/he-init/mistakes/zeros";
import { runTests } from "./suiteHarness";

const unused = {} as TestContext;

interface Simulated {
  falseFailureRate?: number;
  maxRounds?: number;
  /** What one round of code measures. */
  measure: (rng: Rng) => Statistic[];
}

/** One graded run: whether it failed, and after how many rounds it was over. */
async function run(rng: Rng, { measure, ...options }: Simulated): Promise<{ failed: boolean; rounds: number }> {
  let rounds = 0;
  const body = () => {
    rounds++;
    return measure(rng);
  };
  try {
    await runStatistical({ options: { points: 1, ...options }, body, makeContext: () => unused });
    return { failed: false, rounds };
  } catch (error) {
    if (!(error instanceof CheckFailed)) throw error;
    return { failed: true, rounds };
  }
}

async function simulate(runs: number, simulated: Simulated): Promise<{ failures: number; rounds: number[] }> {
  const rng = seededRng("graded runs");
  let failures = 0;
  const rounds: number[] = [];
  for (let index = 0; index < runs; index++) {
    const outcome = await run(rng, simulated);
    if (outcome.failed) failures++;
    rounds.push(outcome.rounds);
  }
  return { failures, rounds };
}

/** The true rate is below this with 99.99 % confidence (Wilson's one-sided bound, z = 3.72). */
function upperBound(failures: number, runs: number): number {
  const z = 3.72;
  const share = failures / runs;
  const centre = share + z ** 2 / (2 * runs);
  return (centre + z * Math.sqrt((share * (1 - share)) / runs + z ** 2 / (4 * runs ** 2))) / (1 + z ** 2 / runs);
}

/** The true rate is above this with the same confidence. */
const lowerBound = (failures: number, runs: number): number => 1 - upperBound(runs - failures, runs);

const normals = (count: number, shift = 0): Simulated["measure"] => {
  return (rng) =>
    Array.from({ length: count }, (_, index) => ({
      name: `statistic ${index}`,
      observed: rng.normal(index === 0 ? shift : 0),
      expected: 0,
      standardError: 1,
    }));
};

const meanSquare = (values: Vec): number => mean(map(values, (value) => value * value));

/** Mean and mean square of a small matrix from the reference: 8 entries, so the mean square is plainly skewed. */
const smallInit =
  (skewness: number): Simulated["measure"] =>
  (rng) => {
    const [dIn, dOut] = [2, 4];
    const { data } = heInit.init(dIn, dOut, rng);
    const count = dIn * dOut;
    return [
      { name: "mean", observed: mean(data), expected: 0, standardError: Math.sqrt(2 / dIn / count) },
      {
        name: "mean square",
        observed: meanSquare(data),
        expected: 2 / dIn,
        standardError: (2 / dIn) * Math.sqrt(2 / count),
        skewness,
      },
    ];
  };

/** A mean of four exponential variables: the most skewed statistic an author should dare. */
const exponentials =
  (skewness: number): Simulated["measure"] =>
  (rng) => {
    const observed = mean(Float64Array.from({ length: 4 }, () => -Math.log1p(-rng.uniform())));
    return [{ name: "mean", observed, expected: 1, standardError: 1 / 2, skewness }];
  };

const declared = 0.01;

test.each<[string, Simulated]>([
  ["four normal statistics", { measure: normals(4) }],
  ["the mean and mean square of 8 weights", { measure: smallInit(1) }],
  ["a mean of four exponential variables", { measure: exponentials(1) }],
])("correct code fails less often than declared, in 20 000 graded runs: %s", async (_title, simulated) => {
  const { failures } = await simulate(20_000, { falseFailureRate: declared, ...simulated });
  expect(upperBound(failures, 20_000)).toBeLessThanOrEqual(declared);
});

test.each<[string, Simulated["measure"]]>([
  ["two normal statistics", normals(2)],
  ["a mean of four exponential variables", exponentials(1)],
])("one round spends the whole rate and not more: %s", async (_title, measure) => {
  const { failures } = await simulate(20_000, { falseFailureRate: declared, maxRounds: 1, measure });
  expect(lowerBound(failures, 20_000)).toBeLessThanOrEqual(declared);
  expect(upperBound(failures, 20_000)).toBeGreaterThan(declared);
});

test.each<[string, Simulated["measure"]]>([
  [
    "a standard error that is a third too small",
    (rng) => normals(2)(rng).map((each) => ({ ...each, standardError: 2 / 3 })),
  ],
  ["a skewness that is not told", exponentials(0)],
])("the simulation would notice %s", async (_title, measure) => {
  const { failures } = await simulate(5_000, { falseFailureRate: declared, maxRounds: 1, measure });
  expect(lowerBound(failures, 5_000)).toBeGreaterThan(declared);
});

/** P(chi-square with this many degrees of freedom, an even number, > x), exactly. */
function chiSquareAbove(x: number, degrees: number): number {
  let term = Math.exp(-x / 2);
  let sum = term;
  for (let k = 1; k < degrees / 2; k++) sum += term *= x / 2 / k;
  return sum;
}

/** P(… < x), summed from its own side, so that small probabilities keep their digits. */
function chiSquareBelow(x: number, degrees: number): number {
  let term = Math.exp(-x / 2);
  for (let k = 1; k < degrees / 2; k++) term *= x / 2 / k;
  let sum = 0;
  for (let k = degrees / 2; k < degrees / 2 + 400; k++) sum += term *= x / 2 / k;
  return sum;
}

test.each([
  [30, 1e-7],
  [30, 1e-3],
  [200, 1e-7],
  [600, 1e-9],
])(
  "far out too, where nobody can simulate: a mean square of %d normals at a rate of %p",
  async (count, falseFailureRate) => {
    const fails = async (observed: number): Promise<boolean> => {
      const statistic = {
        name: "mean square",
        observed,
        expected: 1,
        standardError: Math.sqrt(2 / count),
        skewness: Math.sqrt(8 / count),
      };
      // Later rounds are as expected, so the first one decides.
      let round = 0;
      const measure = () => [round++ === 0 ? statistic : { ...statistic, observed: 1 }];
      return (await run(seededRng("unused"), { measure, falseFailureRate, maxRounds: 1 })).failed;
    };
    const border = async (outside: number): Promise<number> => {
      let [inner, outer] = [1, outside];
      for (let step = 0; step < 60; step++) {
        const middle = (inner + outer) / 2;
        if (await fails(middle)) outer = middle;
        else inner = middle;
      }
      return inner;
    };
    const above = chiSquareAbove(count * (await border(20)), count);
    const below = chiSquareBelow(count * (await border(0)), count);
    expect(above + below).toBeLessThanOrEqual(1.2 * falseFailureRate);
    expect(above + below).toBeGreaterThan(0.3 * falseFailureRate);
  },
);

test("correct code is nearly always done after one round", async () => {
  const { failures, rounds } = await simulate(2_000, { measure: normals(6) });
  expect(failures).toBe(0);
  expect(rounds.filter((count) => count === 1).length).toBeGreaterThan(1_900);
});

test("a statistic that is off by one threshold is found with probability above 99 %", async () => {
  // 5.7 standard errors at the default rate; 99 % with a confidence of 99.99 %.
  const { failures, rounds } = await simulate(6_000, { measure: normals(1, 5.7) });
  expect(lowerBound(failures, 6_000)).toBeGreaterThan(0.99);
  expect(rounds.some((count) => count > 1)).toBe(true);
});

const statisticalTests = {
  spread: "Mean 0 and variance 2/dIn",
  shape: "The entries follow the bell curve",
  neighbours: "Entries do not depend on each other",
};

test.each<[string, Pick<typeof heInit, "init">, string]>([
  ["variance 2/n²", fanInSquared, statisticalTests.spread],
  ["variance 2/fan-out", fanOut, statisticalTests.spread],
  ["deviation 0.01", fixedHundredth, statisticalTests.spread],
  ["variance 2/(in + out)", glorot, statisticalTests.spread],
  ["variance 1/n", oneOverFanIn, statisticalTests.spread],
  ["variance √(2/n)", rootTakenTwice, statisticalTests.spread],
  ["deviation 2/n", varianceAsDeviation, statisticalTests.spread],
  ["zeros", zeros, statisticalTests.spread],
  ["uniform of the right variance", uniform, statisticalTests.shape],
  ["one draw for each row", oneDrawPerRow, statisticalTests.neighbours],
])("he-init by %s is found in each of 3 runs", async (_title, student, name) => {
  for (let seed = 0; seed < 3; seed++) {
    const runs = await runTests({
      signatures: ["init(dIn: number, dOut: number, rng: Rng): Mat"],
      reference: { init: heInit.init },
      student: { init: student.init },
      tests: (kit) => {
        heInitTests({ ...kit, test: () => undefined, property: () => undefined });
      },
      seed: String(seed),
      only: [name],
    });
    expect(runs.map((each) => each.status)).toEqual(["failed"]);
  }
});

test("a statistic that is not a number fails", async () => {
  const body = () => [{ name: "mean", observed: NaN, expected: 0, standardError: 1, skewness: 0.5 }];
  await expect(runStatistical({ options: { points: 1 }, body, makeContext: () => unused })).rejects.toThrow(
    "The mean should be 0, but is NaN.",
  );
});

test.each<[string, Partial<Statistic>, number]>([
  ["no standard error", { standardError: 0 }, 1e-7],
  ["a skewness that is no number", { skewness: NaN }, 1e-7],
  ["a rate of one in ten", {}, 0.1],
  ["a rate of 0", {}, 0],
])("%s is a fault of the problem", async (_title, change, falseFailureRate) => {
  const body = () => [{ name: "mean", observed: 0, expected: 0, standardError: 1, ...change }];
  await expect(
    runStatistical({ options: { points: 1, falseFailureRate }, body, makeContext: () => unused }),
  ).rejects.toThrow(ProblemFault);
});
