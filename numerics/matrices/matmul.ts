import { requireMatrix } from "../checks/requireMatrix";
import { ShapeError } from "../errors/ShapeError";
import { matrix, type Mat } from "./matrix";

/**
 * The matrix product A·B.
 *
 * @param a - [m, k]
 * @param b - [k, n]
 * @returns [m, n], a fresh matrix; each entry within k·1.2·10⁻¹⁶ of the sum of its products' sizes
 * @throws ShapeError if a has another number of columns than b has rows
 * @example matmul(matrix(1, 2, [1, 2]), matrix(2, 1, [3, 4])) // { rows: 1, cols: 1, data: [11] }
 */
export function matmul(a: Mat, b: Mat): Mat {
  requireMatrix("matmul", a);
  requireMatrix("matmul", b);
  if (a.cols !== b.rows)
    throw new ShapeError(
      "matmul",
      "as many columns on the left as rows on the right",
      `[${a.rows}, ${a.cols}] times [${b.rows}, ${b.cols}]`,
    );
  const result = matrix(a.rows, b.cols);
  // i, k, j: the innermost loop walks along rows of b and of the result, the way they lie in memory.
  for (let i = 0; i < a.rows; i++)
    for (let k = 0; k < a.cols; k++) {
      const factor = a.data[i * a.cols + k] as number;
      const from = k * b.cols;
      const to = i * b.cols;
      for (let j = 0; j < b.cols; j++)
        result.data[to + j] = (result.data[to + j] as number) + factor * (b.data[from + j] as number);
    }
  return result;
}
