import { NumericsError } from "./NumericsError";

/**
 * A value outside what the function is defined on, such as a probability of 1.5 or the mean of no entries.
 *
 * @example new DomainError("quantile", "a probability from 0 to 1", "1.5").message // "quantile: needs a probability from 0 to 1, got 1.5"
 */
export class DomainError extends NumericsError {
  override readonly name = "DomainError";
}
