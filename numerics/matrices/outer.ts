import type { Vec } from "../vectors/vec";
import { matrix, type Mat } from "./matrix";

/**
 * The outer product u·vᵀ: the entry in row i, column j is uᵢ·vⱼ.
 *
 * @param u - [m]
 * @param v - [n]
 * @returns [m, n]
 * @example outer(vec([1, 2]), vec([3, 4])) // { rows: 2, cols: 2, data: [3, 4, 6, 8] }
 */
export function outer(u: Vec, v: Vec): Mat {
  const result = matrix(u.length, v.length);
  for (let i = 0; i < u.length; i++)
    for (let j = 0; j < v.length; j++) result.data[i * v.length + j] = (u[i] as number) * (v[j] as number);
  return result;
}
