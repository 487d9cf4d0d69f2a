import { DomainError } from "../errors/DomainError";

/** @throws DomainError unless `sigma` is a finite number of at least 0 */
export function requireSigma(operation: string, sigma: number): void {
  if (!(sigma >= 0 && sigma < Infinity))
    throw new DomainError(operation, "a standard deviation of at least 0", String(sigma));
}
