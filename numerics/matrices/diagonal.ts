import { requireMatrix } from "../checks/requireMatrix";
import type { Vec } from "../vectors/vec";
import type { Mat } from "./matrix";

/**
 * The diagonal of a matrix: its entries in row i, column i.
 *
 * @param a - [m, n]
 * @returns [k], a copy, where k is the smaller of m and n
 * @throws ShapeError if `a.data` does not hold rows·cols entries
 * @example diagonal(matrix(2, 3, [1, 2, 3, 4, 5, 6])) // [1, 5]
 */
export function diagonal(a: Mat): Vec {
  requireMatrix("diagonal", a);
  return Float64Array.from({ length: Math.min(a.rows, a.cols) }, (_, i) => a.data[i * a.cols + i] as number);
}
