import { DomainError } from "../errors/DomainError";

/** Catches what types cannot in code that was never type-checked: `value` is meant to be a string. @throws DomainError */
export function requireText(operation: string, what: string, value: unknown): void {
  if (typeof value !== "string") throw new DomainError(operation, `a text as ${what}`, typeof value);
}
