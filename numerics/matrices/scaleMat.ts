import { requireMatrix } from "../checks/requireMatrix";
import { scale } from "../vectors/scale";
import type { Mat } from "./matrix";

/**
 * Every entry of A times the same number.
 *
 * @param a - [m, n]
 * @returns [m, n], a fresh matrix
 * @throws ShapeError if `a.data` does not hold rows·cols entries
 * @example scaleMat(identity(2), 3) // { rows: 2, cols: 2, data: [3, 0, 0, 3] }
 */
export function scaleMat(a: Mat, factor: number): Mat {
  requireMatrix("scaleMat", a);
  return { rows: a.rows, cols: a.cols, data: scale(a.data, factor) };
}
