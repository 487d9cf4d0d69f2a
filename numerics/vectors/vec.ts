import { DomainError } from "../errors/DomainError";

/** A vector: numbers in double precision. `x.length` is how many, `x[0]` is the first. */
export type Vec = Float64Array;

/**
 * A vector with these entries.
 *
 * @param entries - the entries in order; copied, so later changes to them do not reach the vector
 * @returns [n]
 * @throws DomainError if `entries` is not a list
 * @example vec([3, -4]) // [3, -4]
 */
export function vec(entries: ArrayLike<number>): Vec {
  // Float64Array.from(3) is an empty vector, which would hide the mistake of writing vec(3).
  const given: unknown = entries;
  if (typeof given !== "object" || given === null) throw new DomainError("vec", "a list of numbers", String(given));
  return Float64Array.from(entries);
}
