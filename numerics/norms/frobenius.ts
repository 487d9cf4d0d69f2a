import { requireMatrix } from "../checks/requireMatrix";
import type { Mat } from "../matrices/matrix";
import { norm2 } from "./norm2";

/**
 * The Frobenius norm of a matrix: the 2-norm of all its entries.
 *
 * @param a - [m, n]
 * @returns at least 0
 * @throws ShapeError if `a.data` does not hold rows·cols entries
 * @example frobenius(matrixFromRows([[1, 1], [1, 1]])) // 2
 */
export function frobenius(a: Mat): number {
  requireMatrix("frobenius", a);
  return norm2(a.data);
}
