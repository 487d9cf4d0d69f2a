import { map } from "./map";
import type { Vec } from "./vec";

/**
 * The sign of every entry: −1, 0 or 1. The sign of zero is 0, and NaN stays NaN.
 *
 * @param x - [n]
 * @returns [n], a fresh vector
 * @example sign(vec([-2.5, 0, 7])) // [-1, 0, 1]
 */
export function sign(x: Vec): Vec {
  // Math.sign keeps the sign of −0; adding 0 turns −0 into 0 and leaves the rest alone.
  return map(x, (entry) => Math.sign(entry) + 0);
}
