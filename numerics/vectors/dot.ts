import { requireSameLength } from "../checks/requireSameLength";
import { compensatedSum } from "./compensatedSum";
import type { Vec } from "./vec";

/**
 * The dot product aᵀb = a₁b₁ + … + aₙbₙ; 0 for empty vectors.
 *
 * Each product is rounded once and their sum is compensated (see `sum`), so the error does not grow with n.
 *
 * @param a - [n]
 * @param b - [n]
 * @returns within 2.3·10⁻¹⁶ of Σ|aᵢbᵢ|
 * @throws ShapeError if the lengths differ
 * @example dot(vec([1, 2]), vec([3, 4])) // 11
 */
export function dot(a: Vec, b: Vec): number {
  requireSameLength("dot", a, b);
  return compensatedSum(a.length, (i) => (a[i] as number) * (b[i] as number));
}
