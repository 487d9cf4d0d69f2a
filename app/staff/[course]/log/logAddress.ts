import type { AuditFilter } from "#server/auditLog";

/** The address of the log with a filter. */
export function logAddress(home: string, filter: AuditFilter): string {
  const chosen = Object.entries(filter).filter((entry): entry is [string, string] => typeof entry[1] === "string");
  return chosen.length === 0 ? home : `${home}?${new URLSearchParams(chosen).toString()}`;
}
