import { requireSameLength } from "../checks/requireSameLength";
import type { Vec } from "./vec";

/**
 * The difference a − b, entry by entry.
 *
 * @param a - [n]
 * @param b - [n]
 * @returns [n], a fresh vector
 * @throws ShapeError if the lengths differ
 * @example subtract(vec([1, 2]), vec([10, 20])) // [-9, -18]
 */
export function subtract(a: Vec, b: Vec): Vec {
  requireSameLength("subtract", a, b);
  const result = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) result[i] = (a[i] as number) - (b[i] as number);
  return result;
}
