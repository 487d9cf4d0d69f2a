import { requireSameLength } from "../checks/requireSameLength";
import type { Vec } from "./vec";

/**
 * a·x + y, the update of most iterative methods. The name is the one BLAS uses: a times x plus y.
 *
 * @param a - a number
 * @param x - [n]
 * @param y - [n]
 * @returns [n], a fresh vector
 * @throws ShapeError if the lengths differ
 * @example axpy(-0.5, vec([2, 4]), vec([1, 1])) // [0, -1]
 */
export function axpy(a: number, x: Vec, y: Vec): Vec {
  requireSameLength("axpy", x, y);
  const result = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) result[i] = a * (x[i] as number) + (y[i] as number);
  return result;
}
