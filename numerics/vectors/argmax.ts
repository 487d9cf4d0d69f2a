import { requireEntries } from "../checks/requireEntries";
import type { Vec } from "./vec";

/**
 * Where the largest entry is: its index, counted from 0. Of equal ones the first; a NaN counts as the largest, so that it
 * is not overlooked.
 *
 * @param x - [n], n ≥ 1
 * @returns a whole number from 0 to n − 1
 * @throws DomainError if x is empty
 * @example argmax(vec([3, 8, 8, 1])) // 1
 */
export function argmax(x: Vec): number {
  requireEntries("argmax", x);
  let best = 0;
  for (let i = 0; i < x.length; i++) {
    const entry = x[i] as number;
    if (Number.isNaN(entry)) return i;
    if (entry > (x[best] as number)) best = i;
  }
  return best;
}
