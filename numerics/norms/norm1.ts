import { compensatedSum } from "../vectors/compensatedSum";
import type { Vec } from "../vectors/vec";

/**
 * The 1-norm |x₁| + … + |xₙ|: the sum of the sizes of the entries.
 *
 * @param x - [n]
 * @returns at least 0; 0 if x is empty
 * @example norm1(vec([3, -4])) // 7
 */
export function norm1(x: Vec): number {
  return compensatedSum(x.length, (i) => Math.abs(x[i] as number));
}
