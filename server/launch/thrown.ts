/**
 * What was thrown, read by its shape: an error of Node's own modules is no `instanceof Error` where a test runner gives
 * each test file globals of its own.
 */

/** The system's or PostgreSQL's code, such as "ENOSPC" or "28P01"; "" when there is none. */
export function codeOf(thrown: unknown): string {
  const code = isObject(thrown) && "code" in thrown ? thrown.code : undefined;
  return typeof code === "string" ? code : "";
}

export function messageOf(thrown: unknown): string {
  const message = isObject(thrown) && "message" in thrown ? thrown.message : undefined;
  return typeof message === "string" ? message : String(thrown);
}

/** What it was thrown because of. */
export function causeOf(thrown: unknown): unknown {
  return isObject(thrown) && "cause" in thrown ? thrown.cause : undefined;
}

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
