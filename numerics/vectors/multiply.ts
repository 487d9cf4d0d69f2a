import { requireSameLength } from "../checks/requireSameLength";
import type { Vec } from "./vec";

/**
 * The product of a and b entry by entry; for the sum of these products see `dot`.
 *
 * @param a - [n]
 * @param b - [n]
 * @returns [n], a fresh vector
 * @throws ShapeError if the lengths differ
 * @example multiply(vec([1, 2]), vec([10, 20])) // [10, 40]
 */
export function multiply(a: Vec, b: Vec): Vec {
  requireSameLength("multiply", a, b);
  const result = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) result[i] = (a[i] as number) * (b[i] as number);
  return result;
}
