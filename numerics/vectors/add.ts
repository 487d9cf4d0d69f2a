import { requireSameLength } from "../checks/requireSameLength";
import type { Vec } from "./vec";

/**
 * The sum a + b, entry by entry.
 *
 * @param a - [n]
 * @param b - [n]
 * @returns [n], a fresh vector
 * @throws ShapeError if the lengths differ
 * @example add(vec([1, 2]), vec([10, 20])) // [11, 22]
 */
export function add(a: Vec, b: Vec): Vec {
  requireSameLength("add", a, b);
  const result = new Float64Array(a.length);
  for (let i = 0; i < a.length; i++) result[i] = (a[i] as number) + (b[i] as number);
  return result;
}
