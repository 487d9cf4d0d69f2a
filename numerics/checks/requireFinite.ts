import { DomainError } from "../errors/DomainError";

/** @throws DomainError if an entry is NaN or infinite: an iteration would never end, or answer with nonsense */
export function requireFinite(operation: string, entries: Float64Array): void {
  const index = entries.findIndex((entry) => !Number.isFinite(entry));
  if (index >= 0) throw new DomainError(operation, "finite entries", String(entries[index]));
}
