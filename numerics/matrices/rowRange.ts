import { requireMatrix } from "../checks/requireMatrix";
import { requireWhole } from "../checks/requireWhole";
import type { Mat } from "./matrix";

/**
 * Rows `from` to `to` − 1 of a matrix, counted from 0.
 *
 * @param a - [m, n]
 * @param from - the first row, 0 to m
 * @param to - the row after the last, `from` to m
 * @returns [to − from, n], a copy
 * @throws DomainError if there are no such rows
 * @throws ShapeError if `a.data` does not hold rows·cols entries
 * @example rowRange(matrix(3, 1, [1, 2, 3]), 1, 3) // { rows: 2, cols: 1, data: [2, 3] }
 */
export function rowRange(a: Mat, from: number, to: number): Mat {
  requireMatrix("rowRange", a);
  requireWhole("rowRange", "first row", from, 0, a.rows);
  requireWhole("rowRange", "row after the last", to, from, a.rows);
  return { rows: to - from, cols: a.cols, data: a.data.slice(from * a.cols, to * a.cols) };
}
