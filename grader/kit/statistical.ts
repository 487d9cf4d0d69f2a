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
  /** Third central moment of the weighted deviation. */
  thirdMoment: number;
  last: Statistic;
  weightedObserved: number;
}

/**
 * A sequential test of known means: rounds are added until every statistic is clearly right or one is clearly wrong.
 *
 * With M statistics and at most K rounds, a statistic fails when its combined |z| exceeds the two-sided normal quantile
 * at rate/(M·K), so by the union bound correct code fails with probability at most the declared rate, whatever the
 * stopping rule. It stops early as right when all |z| are below half of that threshold T, which correct code nearly
 * always reaches in its first round. Code whose statistic is off by T standard errors of one round (5.7 for one
 * statistic at the default rate) is found with probability above 99 %: it would have to come within T/2 by chance.
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
      const z = normalScore(found);
      // Written so that NaN fails.
      if (!(Math.abs(z) <= threshold)) throw failure(found, z, round + 1);
    }
    if ([...evidence.values()].every((found) => Math.abs(normalScore(found)) <= threshold / 2)) return;
  }
}

/**
 * The deviation in standard errors, as a normal variable has it. A skewed statistic is taken as a shifted gamma variable
 * of its skewness, whose cube root is nearly normal.
 *
 * @see Wilson & Hilferty, The distribution of chi-square, PNAS 17 (1931)
 */
function normalScore({ weightedDeviation, weight, thirdMoment }: Evidence): number {
  const deviation = weightedDeviation / Math.sqrt(weight);
  const skewness = thirdMoment / weight ** 1.5;
  if (Math.abs(skewness) < 1e-6) return deviation;
  return (6 / skewness) * (Math.cbrt(1 + (skewness * deviation) / 2) - 1) + skewness / 6;
}

function addEvidence(evidence: Map<string, Evidence>, statistic: Statistic): void {
  if (!(statistic.standardError > 0))
    throw new ProblemFault(`statistic "${statistic.name}": the standard error must be positive`);
  const before = evidence.get(statistic.name) ?? {
    weightedDeviation: 0,
    weight: 0,
    thirdMoment: 0,
    weightedObserved: 0,
    last: statistic,
  };
  const { standardError, skewness = 0 } = statistic;
  if (!Number.isFinite(skewness)) throw new ProblemFault(`statistic "${statistic.name}": the skewness must be finite`);
  const weight = 1 / standardError ** 2;
  evidence.set(statistic.name, {
    weightedDeviation: before.weightedDeviation + weight * (statistic.observed - statistic.expected),
    weightedObserved: before.weightedObserved + weight * statistic.observed,
    weight: before.weight + weight,
    thirdMoment: before.thirdMoment + skewness / standardError ** 3,
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
