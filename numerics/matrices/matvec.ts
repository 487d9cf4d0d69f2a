import { requireMatrix } from "../checks/requireMatrix";
import { ShapeError } from "../errors/ShapeError";
import type { Vec } from "../vectors/vec";
import { addRowProducts } from "./addRowProducts";
import type { Mat } from "./matrix";

/**
 * The product A·x of a matrix and a vector.
 *
 * @param a - [m, n]
 * @param x - [n]
 * @returns [m], a fresh vector; each entry within n·1.2·10⁻¹⁶ of the sum of its products' sizes
 * @throws ShapeError if x does not have as many entries as a has columns
 * @example matvec(matrix(2, 2, [1, 2, 3, 4]), vec([1, 10])) // [21, 43]
 */
export function matvec(a: Mat, x: Vec): Vec {
  requireMatrix("matvec", a);
  if (a.cols !== x.length)
    throw new ShapeError(
      "matvec",
      "a vector as long as the matrix has columns",
      `[${a.rows}, ${a.cols}] times length ${x.length}`,
    );
  const result = new Float64Array(a.rows);
  addRowProducts(a, x, result, 0);
  return result;
}
