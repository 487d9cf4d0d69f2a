import type { Vec } from "./vec";

/**
 * Applies a function to every entry.
 *
 * @param x - [n]
 * @param f - gets an entry and its index
 * @returns [n], a fresh vector
 * @example map(vec([-2, 3]), Math.abs) // [2, 3]
 */
export function map(x: Vec, f: (entry: number, index: number) => number): Vec {
  const result = new Float64Array(x.length);
  for (let i = 0; i < x.length; i++) result[i] = f(x[i] as number, i);
  return result;
}
