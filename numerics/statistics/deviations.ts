import { sum } from "../vectors/sum";
import type { Vec } from "../vectors/vec";

/**
 * Every entry minus the mean of x, [n]. The rounding error of the mean is measured and taken out again, which matters
 * when the entries are large and close together.
 *
 * @see Chan, Golub, LeVeque: Algorithms for computing the sample variance, The American Statistician 37 (1983)
 */
export function deviations(x: Vec): Vec {
  const centre = sum(x) / x.length;
  const rough = x.map((entry) => entry - centre);
  const error = sum(rough) / x.length;
  return rough.map((deviation) => deviation - error);
}
