import type { Vec } from "./vec";

/**
 * One vector after another.
 *
 * @param parts - vectors of any lengths
 * @returns a fresh vector, as long as all of them together
 * @example concat(vec([1, 2]), vec([3])) // [1, 2, 3]
 */
export function concat(...parts: readonly Vec[]): Vec {
  const result = new Float64Array(parts.reduce((length, part) => length + part.length, 0));
  let start = 0;
  for (const part of parts) {
    result.set(part, start);
    start += part.length;
  }
  return result;
}
