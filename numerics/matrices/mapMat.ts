import { requireMatrix } from "../checks/requireMatrix";
import { map } from "../vectors/map";
import type { Mat } from "./matrix";

/**
 * Applies a function to every entry of a matrix.
 *
 * @param a - [m, n]
 * @returns [m, n], a fresh matrix
 * @throws ShapeError if `a.data` does not hold rows·cols entries
 * @example mapMat(matrix(1, 2, [-2, 3]), Math.abs) // { rows: 1, cols: 2, data: [2, 3] }
 */
export function mapMat(a: Mat, f: (entry: number) => number): Mat {
  requireMatrix("mapMat", a);
  return { rows: a.rows, cols: a.cols, data: map(a.data, (entry) => f(entry)) };
}
