import type { Vec } from "../vectors/vec";
import { matrix, type Mat } from "./matrix";

/**
 * The square matrix with these entries on its diagonal and zeros elsewhere.
 *
 * @param entries - [n]
 * @returns [n, n]
 * @example diagonalMat(vec([2, 5])) // { rows: 2, cols: 2, data: [2, 0, 0, 5] }
 */
export function diagonalMat(entries: Vec): Mat {
  const n = entries.length;
  const result = matrix(n, n);
  for (let i = 0; i < n; i++) result.data[i * n + i] = entries[i] as number;
  return result;
}
