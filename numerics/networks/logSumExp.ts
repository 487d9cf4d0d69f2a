import { requireEntries } from "../checks/requireEntries";
import type { Vec } from "../vectors/vec";

/**
 * log(e^x₁ + … + e^xₙ). The largest entry is taken out first, so nothing overflows: with entries of 1000, e^1000 is infinite
 * and this is not.
 *
 * @param x - [n], n ≥ 1
 * @returns at least the largest entry; −Infinity if all entries are
 * @throws DomainError if x is empty
 * @see Blanchard, Higham, Higham: Accurately computing the log-sum-exp and softmax functions, IMA J. Numer. Anal. 41 (2021)
 * @example logSumExp(vec([1000, -1000])) // 1000
 */
export function logSumExp(x: Vec): number {
  requireEntries("logSumExp", x);
  let largest = 0;
  for (let i = 1; i < x.length; i++) if ((x[i] as number) > (x[largest] as number)) largest = i;
  const top = x[largest] as number;
  if (!Number.isFinite(top)) return x.some(Number.isNaN) ? NaN : top;
  // Without the largest, whose term is exactly 1, log1p keeps the digits of the others.
  let others = 0;
  for (let i = 0; i < x.length; i++) if (i !== largest) others += Math.exp((x[i] as number) - top);
  return top + Math.log1p(others);
}
