import type { Vec } from "./vec";

/**
 * Every entry of x times the same number.
 *
 * @param x - [n]
 * @returns [n], a fresh vector
 * @example scale(vec([3, -4]), 0.5) // [1.5, -2]
 */
export function scale(x: Vec, factor: number): Vec {
  const result = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) result[i] = (x[i] as number) * factor;
  return result;
}
