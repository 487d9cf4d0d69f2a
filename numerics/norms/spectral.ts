import { svd } from "../decompositions/svd";
import type { Mat } from "../matrices/matrix";

/**
 * The spectral norm of a matrix: the largest factor by which it lengthens a vector, which is its largest singular value.
 *
 * @param a - [m, n], finite entries
 * @returns at least 0, within 10⁻¹³ relative; 0 for a matrix without entries
 * @throws DomainError if an entry is not finite
 * @throws ShapeError if `a.data` does not hold rows·cols entries
 * @example spectral(matrix(2, 2, [0, -3, 2, 0])) // 3
 */
export function spectral(a: Mat): number {
  return svd(a).s[0] ?? 0;
}
