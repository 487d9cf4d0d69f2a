import { DomainError } from "../errors/DomainError";

/** @throws DomainError if there are fewer than `least` values */
export function requireEntries(operation: string, values: ArrayLike<unknown>, least = 1): void {
  if (values.length < least)
    throw new DomainError(operation, `at least ${least} ${least === 1 ? "entry" : "entries"}`, String(values.length));
}
