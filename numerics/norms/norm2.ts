import type { Vec } from "../vectors/vec";
import { scaledSquares } from "./scaledSquares";

/**
 * The 2-norm √(x₁² + … + xₙ²): the ordinary length of x. Also right for entries as large as 1e200 or as small as 1e-200,
 * whose squares no number can hold.
 *
 * @param x - [n]
 * @returns at least 0; 0 if x is empty
 * @example norm2(vec([3, -4])) // 5
 */
export function norm2(x: Vec): number {
  const { scale, squares } = scaledSquares(x);
  return scale * Math.sqrt(squares);
}
