import { inverseNormalCdf } from "numerics";
import type { Statistic, StatisticalOptions, TestContext } from "../../problems/testKit";
import { CheckFailed, ProblemFault } from "./failures";
import { numberText } from "./shown";

interface StatisticalTest {
  options: StatisticalOptions;
  body: (t: TestContext, round: number) => Promise<Statistic[]> | Statistic[];
  makeContext: (label: string) => TestContext;
}

/** Deviations of one statistic, weighted by the inverse of their variance. */
interface Evidence {
  weightedDeviation: number;
  weight: number;
  last: Statistic;
  weightedObserved: number;
}

/**
 * A sequential test of known means: rounds are added until every statistic is clearly right or one is clearly wrong.
 *
 * With M statistics and at most K rounds, a statistic fails when its combined |z| exceeds the two-sided normal quantile
 * at rate/(M·K), so by the union bound correct code fails with probability at most the declared rate, whatever the
 * stopping rule. It stops early as right when all |z| are below half of that threshold.
 *
 * @throws CheckFailed with the statistic that is off
 */
export async function runStatistical({ options, body, makeContext }: StatisticalTest): Promise<void> {
  const { falseFailureRate = 1e-7, maxRounds = 8 } = options;
  if (!(falseFailureRate > 0 && falseFailureRate <= 0.01))
    throw new ProblemFault("falseFailureRate must be between 0 and 0.01");
  const evidence = new Map<string, Evidence>();

  for (let round = 0; round < maxRounds; round++) {
    const statistics = await body(makeContext(String(round)), round);
    if (statistics.length === 0) throw new ProblemFault("a statistical test measured nothing");
    for (const statistic of statistics) addEvidence(evidence, statistic);
    const threshold = inverseNormalCdf(1 - falseFailureRate / (2 * evidence.size * maxRounds));

    for (const found of evidence.values()) {
      const z = found.weightedDeviation / Math.sqrt(found.weight);
      // Written so that NaN fails.
      if (!(Math.abs(z) <= threshold)) throw failure(found, z, round + 1);
    }
    const isClear = [...evidence.values()].every(
      ({ weightedDeviation, weight }) => Math.abs(weightedDeviation) <= (threshold / 2) * Math.sqrt(weight),
    );
    if (isClear) return;
  }
}

function addEvidence(evidence: Map<string, Evidence>, statistic: Statistic): void {
  if (!(statistic.standardError > 0))
    throw new ProblemFault(`statistic "${statistic.name}": the standard error must be positive`);
  const before = evidence.get(statistic.name) ?? {
    weightedDeviation: 0,
    weight: 0,
    weightedObserved: 0,
    last: statistic,
  };
  const weight = 1 / statistic.standardError ** 2;
  evidence.set(statistic.name, {
    weightedDeviation: before.weightedDeviation + weight * (statistic.observed - statistic.expected),
    weightedObserved: before.weightedObserved + weight * statistic.observed,
    weight: before.weight + weight,
    last: statistic,
  });
}

function failure({ last, weightedObserved, weight }: Evidence, z: number, rounds: number): CheckFailed {
  const observed = numberText(weightedObserved / weight);
  const far = Number.isFinite(z) ? `, ${Math.abs(z).toFixed(1)} standard errors away` : "";
  const over = rounds === 1 ? "" : ` over ${rounds} rounds`;
  return new CheckFailed({
    message: `The ${last.name} should be ${numberText(last.expected)}, but is ${observed}${over}${far}.`,
  });
}
