import { requireEntries } from "../checks/requireEntries";
import { DomainError } from "../errors/DomainError";
import type { Vec } from "../vectors/vec";

/**
 * The value below which a share p of the entries lies: p = 0 is the smallest, 0.5 the median, 1 the largest. Between two
 * entries the value is interpolated on a straight line, as R and NumPy do by default.
 *
 * @param x - [n], n ≥ 1, in any order; left unchanged
 * @param p - from 0 to 1
 * @returns NaN if an entry is
 * @throws DomainError if x is empty or p is not from 0 to 1
 * @see Hyndman, Fan: Sample quantiles in statistical packages, The American Statistician 50 (1996), definition 7
 * @example quantile(vec([4, 1, 3, 2]), 0.5) // 2.5
 */
export function quantile(x: Vec, p: number): number {
  requireEntries("quantile", x);
  if (!(p >= 0 && p <= 1)) throw new DomainError("quantile", "a probability from 0 to 1", String(p));
  if (x.some(Number.isNaN)) return NaN;
  const sorted = x.toSorted();
  const place = (x.length - 1) * p;
  const below = Math.floor(place);
  const share = place - below;
  const lower = sorted[below] as number;
  // Without this, an infinite neighbour would turn 0·∞ into NaN.
  if (share === 0) return lower;
  const upper = sorted[below + 1] as number;
  return lower === upper ? lower : (1 - share) * lower + share * upper;
}
