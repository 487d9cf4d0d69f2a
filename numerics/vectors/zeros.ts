import { requireWhole } from "../checks/requireWhole";
import type { Vec } from "./vec";

/**
 * A vector of zeros.
 *
 * @returns [length]
 * @throws DomainError if `length` is not a whole number of at least 0
 * @example zeros(3) // [0, 0, 0]
 */
export function zeros(length: number): Vec {
  requireWhole("zeros", "length", length, 0);
  return new Float64Array(length);
}
