import { DomainError } from "../errors/DomainError";

/** @throws DomainError unless `value` is a whole number from `least` to `most` */
export function requireWhole(operation: string, what: string, value: number, least: number, most = Infinity): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  const range = most === Infinity ? `of at least ${least}` : `from ${least} to ${most}`;
  throw new DomainError(operation, `a whole number ${range} as ${what}`, String(value));
}
