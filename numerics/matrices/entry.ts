import { requireIndex } from "../checks/requireIndex";
import { requireMatrix } from "../checks/requireMatrix";
import type { Mat } from "./matrix";

/**
 * The entry in row i, column j, both counted from 0.
 *
 * @param a - [m, n]
 * @throws DomainError if there is no such row or column
 * @throws ShapeError if `a.data` does not hold rows·cols entries
 * @example entry(matrix(2, 2, [1, 2, 3, 4]), 1, 0) // 3
 */
export function entry(a: Mat, i: number, j: number): number {
  requireMatrix("entry", a);
  requireIndex("entry", "row", i, a.rows);
  requireIndex("entry", "column", j, a.cols);
  return a.data[i * a.cols + j] as number;
}
