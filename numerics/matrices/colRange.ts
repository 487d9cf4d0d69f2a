import { requireMatrix } from "../checks/requireMatrix";
import { requireWhole } from "../checks/requireWhole";
import { matrix, type Mat } from "./matrix";

/**
 * Columns `from` to `to` − 1 of a matrix, counted from 0. With `svd`, `colRange(v, 0, r)` are the first r singular vectors.
 *
 * @param a - [m, n]
 * @param from - the first column, 0 to n
 * @param to - the column after the last, `from` to n
 * @returns [m, to − from], a copy
 * @throws DomainError if there are no such columns
 * @throws ShapeError if `a.data` does not hold rows·cols entries
 * @example colRange(matrix(1, 3, [1, 2, 3]), 0, 2) // { rows: 1, cols: 2, data: [1, 2] }
 */
export function colRange(a: Mat, from: number, to: number): Mat {
  requireMatrix("colRange", a);
  requireWhole("colRange", "first column", from, 0, a.cols);
  requireWhole("colRange", "column after the last", to, from, a.cols);
  const result = matrix(a.rows, to - from);
  for (let i = 0; i < a.rows; i++)
    result.data.set(a.data.subarray(i * a.cols + from, i * a.cols + to), i * result.cols);
  return result;
}
