import { requireMatrix } from "../checks/requireMatrix";
import { ShapeError } from "../errors/ShapeError";
import type { Vec } from "../vectors/vec";
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
  for (let i = 0; i < a.rows; i++)
    addRowTimes(a.data.subarray(i * a.cols, (i + 1) * a.cols), b, result.data, i * b.cols);
  return result;
}

/**
 * Adds row·B to the entries of `to` from `start` on. The innermost loop walks along four rows of B at once, the way they
 * lie in memory, so that an entry of the result is read and written once for four products; they are added in the order
 * of the sum, one after the other.
 */
function addRowTimes(row: Vec, { rows, cols, data }: Mat, to: Vec, start: number): void {
  let k = 0;
  for (; k + 4 <= rows; k += 4) {
    const [first, second, third, fourth] = [
      row[k] as number,
      row[k + 1] as number,
      row[k + 2] as number,
      row[k + 3] as number,
    ];
    const from = k * cols;
    for (let j = 0; j < cols; j++) {
      const at = from + j;
      let total = to[start + j] as number;
      total += first * (data[at] as number);
      total += second * (data[at + cols] as number);
      total += third * (data[at + 2 * cols] as number);
      total += fourth * (data[at + 3 * cols] as number);
      to[start + j] = total;
    }
  }
  for (; k < rows; k++) {
    const factor = row[k] as number;
    for (let j = 0; j < cols; j++) to[start + j] = (to[start + j] as number) + factor * (data[k * cols + j] as number);
  }
}
