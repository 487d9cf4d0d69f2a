import type { Vec } from "../vectors/vec";

/**
 * The ∞-norm max |xᵢ|: the size of the largest entry.
 *
 * @param x - [n]
 * @returns at least 0; 0 if x is empty; NaN if an entry is
 * @example normInf(vec([3, -4])) // 4
 */
export function normInf(x: Vec): number {
  let largest = 0;
  for (let i = 0; i < x.length; i++) {
    const size = Math.abs(x[i] as number);
    if (Number.isNaN(size)) return NaN;
    if (size > largest) largest = size;
  }
  return largest;
}
