import { requireSameShape } from "../checks/requireSameShape";
import { subtract } from "../vectors/subtract";
import type { Mat } from "./matrix";

/**
 * The difference A − B of two matrices, entry by entry.
 *
 * @param a - [m, n]
 * @param b - [m, n]
 * @returns [m, n], a fresh matrix
 * @throws ShapeError if the shapes differ
 * @example subtractMat(identity(2), matrix(2, 2, [1, 1, 1, 1])) // { rows: 2, cols: 2, data: [0, -1, -1, 0] }
 */
export function subtractMat(a: Mat, b: Mat): Mat {
  requireSameShape("subtractMat", a, b);
  return { rows: a.rows, cols: a.cols, data: subtract(a.data, b.data) };
}
