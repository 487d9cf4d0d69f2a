import { requireSameShape } from "../checks/requireSameShape";
import { add } from "../vectors/add";
import type { Mat } from "./matrix";

/**
 * The sum A + B of two matrices, entry by entry.
 *
 * @param a - [m, n]
 * @param b - [m, n]
 * @returns [m, n], a fresh matrix
 * @throws ShapeError if the shapes differ
 * @example addMat(identity(2), identity(2)) // { rows: 2, cols: 2, data: [2, 0, 0, 2] }
 */
export function addMat(a: Mat, b: Mat): Mat {
  requireSameShape("addMat", a, b);
  return { rows: a.rows, cols: a.cols, data: add(a.data, b.data) };
}
