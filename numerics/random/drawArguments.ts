import { requireWhole } from "../checks/requireWhole";
import { DomainError } from "../errors/DomainError";

/** Every generator refuses the same arguments, so that a stub never hides a mistake that the real one would show. */

/** 2⁵³: how many values one draw tells apart. */
export const drawRange = 2 ** 53;

/** @throws DomainError unless `sd` is a finite number of at least 0 */
export function requireSd(sd: number): void {
  if (!(sd >= 0 && sd < Infinity)) throw new DomainError("normal", "a standard deviation of at least 0", String(sd));
}

/** @throws DomainError unless `n` is a whole number from 1 to 2⁵³ */
export function requireIntRange(n: number): void {
  requireWhole("int", "n", n, 1, drawRange);
}

/** @throws DomainError unless `value` is in [0, 1) */
export function requireUniform(operation: string, value: number): void {
  if (!(value >= 0 && value < 1)) throw new DomainError(operation, "a uniform in [0, 1)", String(value));
}
