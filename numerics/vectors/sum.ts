import { compensatedSum } from "./compensatedSum";
import type { Vec } from "./vec";

/**
 * The sum of all entries; 0 if there are none.
 *
 * Rounding errors are compensated, so the order of the entries hardly matters and `sum(vec([1e16, 1, -1e16]))` is 1.
 *
 * @param x - [n]
 * @returns within one rounding of the exact sum, plus about n²·10⁻³² of the sum of the entries' sizes
 * @see Ogita, Rump, Oishi: Accurate sum and dot product, SIAM J. Sci. Comput. 26 (2005), algorithm Sum2
 * @example sum(vec([1, 2, 3.5])) // 6.5
 */
export function sum(x: Vec): number {
  return compensatedSum(x.length, (i) => x[i] as number);
}
