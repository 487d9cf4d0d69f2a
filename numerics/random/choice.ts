import { requireEntries } from "../checks/requireEntries";
import type { Rng } from "./rng";

/**
 * One of several values, each equally likely.
 *
 * @param values - at least one; an array or a vector
 * @param rng - drawn from once with `int`
 * @throws DomainError if there are no values
 * @example choice(["red", "green", "blue"], seededRng("demo")) // "blue"
 */
export function choice<T>(values: ArrayLike<T>, rng: Rng): T {
  requireEntries("choice", values);
  return values[rng.int(values.length)] as T;
}
