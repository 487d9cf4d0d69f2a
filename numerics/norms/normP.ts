import { DomainError } from "../errors/DomainError";
import { compensatedSum } from "../vectors/compensatedSum";
import type { Vec } from "../vectors/vec";
import { norm1 } from "./norm1";
import { norm2 } from "./norm2";
import { normInf } from "./normInf";

/**
 * The p-norm (|x₁|ᵖ + … + |xₙ|ᵖ)^(1/p). With p = 1, 2 and Infinity it is `norm1`, `norm2` and `normInf`.
 *
 * @param x - [n]; entries of any size: the largest is factored out first
 * @param p - at least 1, may be Infinity
 * @returns at least 0; 0 if x is empty
 * @throws DomainError if p is below 1 or NaN, where the formula is not a norm
 * @example normP(vec([3, -4]), Infinity) // 4
 */
export function normP(x: Vec, p: number): number {
  if (!(p >= 1)) throw new DomainError("normP", "p of at least 1", String(p));
  if (p === 1) return norm1(x);
  if (p === 2) return norm2(x);
  const largest = normInf(x);
  if (p === Infinity || largest === 0 || !Number.isFinite(largest)) return largest;
  // Not `**`: a room has a Math.pow of its own, as the bits of the built-in one depend on the release of V8.
  const total = compensatedSum(x.length, (i) => Math.pow(Math.abs(x[i] as number) / largest, p));
  return largest * Math.pow(total, 1 / p);
}
