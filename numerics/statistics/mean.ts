import { requireEntries } from "../checks/requireEntries";
import { sum } from "../vectors/sum";
import type { Vec } from "../vectors/vec";

/**
 * The mean (average) of the entries: their sum divided by how many there are.
 *
 * @param x - [n], n ≥ 1
 * @throws DomainError if x is empty
 * @example mean(vec([1, 2, 6])) // 3
 */
export function mean(x: Vec): number {
  requireEntries("mean", x);
  return sum(x) / x.length;
}
