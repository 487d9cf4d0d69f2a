import { requireIndex } from "../checks/requireIndex";
import { requireMatrix } from "../checks/requireMatrix";
import type { Vec } from "../vectors/vec";
import type { Mat } from "./matrix";

/**
 * Column j of a matrix, counted from 0.
 *
 * @param a - [m, n]
 * @returns [m], a copy: changing it does not change the matrix
 * @throws DomainError if there is no column j
 * @throws ShapeError if `a.data` does not hold rows·cols entries
 * @example col(matrix(2, 2, [1, 2, 3, 4]), 1) // [2, 4]
 */
export function col(a: Mat, j: number): Vec {
  requireMatrix("col", a);
  requireIndex("col", "column", j, a.cols);
  const result = new Float64Array(a.rows);
  for (let i = 0; i < a.rows; i++) result[i] = a.data[i * a.cols + j] as number;
  return result;
}
