import { requireIndex } from "../checks/requireIndex";
import { requireMatrix } from "../checks/requireMatrix";
import type { Vec } from "../vectors/vec";
import type { Mat } from "./matrix";

/**
 * Row i of a matrix, counted from 0.
 *
 * @param a - [m, n]
 * @returns [n], a copy: changing it does not change the matrix
 * @throws DomainError if there is no row i
 * @throws ShapeError if `a.data` does not hold rows·cols entries
 * @example row(matrix(2, 2, [1, 2, 3, 4]), 1) // [3, 4]
 */
export function row(a: Mat, i: number): Vec {
  requireMatrix("row", a);
  requireIndex("row", "row", i, a.rows);
  return a.data.slice(i * a.cols, (i + 1) * a.cols);
}
