import { requireMatrix } from "../checks/requireMatrix";
import { matrix, type Mat } from "./matrix";

/**
 * The transpose Aᵀ: rows become columns.
 *
 * @param a - [m, n]
 * @returns [n, m], a fresh matrix
 * @throws ShapeError if `a.data` does not hold rows·cols entries
 * @example transpose(matrix(1, 2, [5, 6])) // { rows: 2, cols: 1, data: [5, 6] }
 */
export function transpose(a: Mat): Mat {
  requireMatrix("transpose", a);
  const result = matrix(a.cols, a.rows);
  for (let i = 0; i < a.rows; i++)
    for (let j = 0; j < a.cols; j++) result.data[j * a.rows + i] = a.data[i * a.cols + j] as number;
  return result;
}
