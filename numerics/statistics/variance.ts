import { requireEntries } from "../checks/requireEntries";
import { dot } from "../vectors/dot";
import type { Vec } from "../vectors/vec";
import { deviations } from "./deviations";

/**
 * The sample variance: the squared distances from the mean, summed and divided by n − 1. That divisor makes it right on
 * average when x is a sample.
 *
 * @param x - [n], n ≥ 2
 * @returns at least 0
 * @throws DomainError if x has fewer than two entries
 * @example variance(vec([1, 2, 6])) // 7
 */
export function variance(x: Vec): number {
  requireEntries("variance", x, 2);
  const away = deviations(x);
  return dot(away, away) / (x.length - 1);
}
