import { requireEntries } from "../checks/requireEntries";
import { dot } from "../vectors/dot";
import type { Vec } from "../vectors/vec";
import { deviations } from "./deviations";

/**
 * How strongly each entry goes with the next one: Σ(xᵢ − x̄)(xᵢ₊₁ − x̄) / Σ(xᵢ − x̄)². Near 0 for independent draws, with
 * standard deviation about 1/√n; near 1 when neighbours are alike.
 *
 * @param x - [n], n ≥ 2
 * @returns from −1 to 1; NaN if all entries are equal
 * @throws DomainError if x has fewer than two entries
 * @see Box, Jenkins: Time Series Analysis, the estimate r₁
 * @example lag1Correlation(vec([1, -1, 1, -1])) // -0.75
 */
export function lag1Correlation(x: Vec): number {
  requireEntries("lag1Correlation", x, 2);
  const away = deviations(x);
  return dot(away.subarray(1), away.subarray(0, -1)) / dot(away, away);
}
