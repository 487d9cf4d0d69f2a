import { requireEntries } from "../checks/requireEntries";
import type { Vec } from "../vectors/vec";

/**
 * The softmax of x: e^xᵢ divided by their sum, which turns scores into probabilities. Scores of any size are fine.
 *
 * @param x - [n], n ≥ 1
 * @returns [n], from 0 to 1, with sum 1
 * @throws DomainError if x is empty
 * @example softmax(vec([1000, 1000])) // [0.5, 0.5]
 */
export function softmax(x: Vec): Vec {
  requireEntries("softmax", x);
  // Not e^(xᵢ − logSumExp(x)): for large scores that logarithm is rounded too coarsely.
  const largest = x.reduce((most, score) => Math.max(most, score));
  const powers = x.map((score) => Math.exp(score - largest));
  const total = powers.reduce((sum, power) => sum + power);
  return powers.map((power) => power / total);
}
