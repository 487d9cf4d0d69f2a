import { mean, seededRng } from "numerics";
import { CheckFailed } from "#grader/kit/failures";
import { runStatistical } from "#grader/kit/statistical";
import type { TestContext } from "#problems/testKit";

const unused = {} as TestContext;

/** Runs the test on batches of 100 normals whose true mean is `trueMean` while 0 is claimed; answers with the rounds used. */
async function tryMean(
  trueMean: number,
  seed: string,
  falseFailureRate: number,
): Promise<{ failed: boolean; rounds: number }> {
  let rounds = 0;
  const body = (_t: TestContext, round: number) => {
    rounds++;
    const rng = seededRng(`${seed}/${round}`);
    const observed = mean(Float64Array.from({ length: 100 }, () => rng.normal(trueMean, 1)));
    return [{ name: "mean", observed, expected: 0, standardError: 0.1 }];
  };
  try {
    await runStatistical({ options: { points: 1, falseFailureRate }, body, makeContext: () => unused });
    return { failed: false, rounds };
  } catch (error) {
    if (!(error instanceof CheckFailed)) throw error;
    return { failed: true, rounds };
  }
}

test("correct code fails no more often than declared", async () => {
  // At a declared rate of 1 % over 2000 runs, more than 45 failures (20 expected at most) has probability below 1e-6.
  let failures = 0;
  for (let run = 0; run < 2_000; run++) if ((await tryMean(0, `null/${run}`, 0.01)).failed) failures++;
  expect(failures).toBeLessThanOrEqual(45);
});

test("correct code is usually done after one round, and a shift of one standard deviation always fails", async () => {
  let firstRound = 0;
  for (let run = 0; run < 200; run++) {
    if ((await tryMean(0, `fast/${run}`, 1e-7)).rounds === 1) firstRound++;
    expect((await tryMean(1, `shifted/${run}`, 1e-7)).failed).toBe(true);
  }
  expect(firstRound).toBeGreaterThan(190);
});

test("a small shift that one round cannot see is found by adding rounds", async () => {
  const outcomes = await Promise.all(Array.from({ length: 50 }, (_, run) => tryMean(0.4, `small/${run}`, 1e-4)));
  expect(outcomes.filter((outcome) => outcome.failed).length).toBeGreaterThan(40);
  expect(outcomes.some((outcome) => outcome.failed && outcome.rounds > 1)).toBe(true);
});

test("a statistic that is not a number fails", async () => {
  const body = () => [{ name: "mean", observed: NaN, expected: 0, standardError: 1 }];
  await expect(runStatistical({ options: { points: 1 }, body, makeContext: () => unused })).rejects.toThrow(
    "The mean should be 0, but is NaN.",
  );
});
