/** The embedded server cannot be used. The message says why and what to do about it. */
export class PostgresUnavailableError extends Error {
  override name = "PostgresUnavailableError";
}
