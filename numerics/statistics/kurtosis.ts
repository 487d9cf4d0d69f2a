import { requireEntries } from "../checks/requireEntries";
import { dot } from "../vectors/dot";
import { multiply } from "../vectors/multiply";
import { sum } from "../vectors/sum";
import type { Vec } from "../vectors/vec";
import { deviations } from "./deviations";

/**
 * The kurtosis m₄/m₂², where mₖ is the mean k-th power of the distances from the mean. It tells how heavy the tails are: 3
 * for a normal distribution, 1.8 for a uniform one. (Some programs subtract 3; this one does not.)
 *
 * @param x - [n], n ≥ 2
 * @returns at least 1; NaN if all entries are equal
 * @throws DomainError if x has fewer than two entries
 * @example kurtosis(vec([-1, 1, -1, 1])) // 1
 */
export function kurtosis(x: Vec): number {
  requireEntries("kurtosis", x, 2);
  const away = deviations(x);
  const squares = multiply(away, away);
  const second = sum(squares) / x.length;
  const fourth = dot(squares, squares) / x.length;
  return fourth / (second * second);
}
