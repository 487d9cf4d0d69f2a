import { DomainError } from "../errors/DomainError";
import { requireWhole } from "./requireWhole";

/** @throws DomainError unless `index` is one of `count` rows (or columns), counted from 0 */
export function requireIndex(operation: string, what: "row" | "column", index: number, count: number): void {
  if (count === 0) throw new DomainError(operation, `at least one ${what}`, "none");
  requireWhole(operation, `${what} index`, index, 0, count - 1);
}
