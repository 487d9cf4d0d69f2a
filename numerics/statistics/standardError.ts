import { requireEntries } from "../checks/requireEntries";
import type { Vec } from "../vectors/vec";
import { variance } from "./variance";

/**
 * How far the mean of a sample typically is from the true mean: √(variance/n).
 *
 * @param x - [n] independent draws, n ≥ 2
 * @returns at least 0
 * @throws DomainError if x has fewer than two entries
 * @example standardError(vec([2, 4, 6, 8, 5])) // 1
 */
export function standardError(x: Vec): number {
  requireEntries("standardError", x, 2);
  return Math.sqrt(variance(x) / x.length);
}
