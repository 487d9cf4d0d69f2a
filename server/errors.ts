/** What can be wrong with a request. Closed: a new code needs its HTTP status below. */
const statusByCode = {
  /** The input is malformed. */
  INVALID: 400,
  SIGNED_OUT: 401,
  /** The thing exists and the actor may know it, but not do this. */
  FORBIDDEN: 403,
  /** It does not exist, or the actor may not know that it does. */
  NOT_FOUND: 404,
  /** Somebody else changed it first, or it is not in a state that allows this. */
  CONFLICT: 409,
  /** The assignment is not open for this actor now. */
  CLOSED: 409,
  /** The actor's time of a timed assignment does not run yet. */
  NOT_BEGUN: 409,
  TOO_LARGE: 413,
  TOO_MANY_REQUESTS: 429,
  UNAVAILABLE: 503,
} as const;

export type AppErrorCode = keyof typeof statusByCode;

/**
 * The caller's mistake. `message` is shown to people, so it names no internals. Faults of our own are any other throw;
 * a student's mistake in an answer is a value (a Verdict).
 */
export class AppError extends Error {
  override name = "AppError";
  readonly code: AppErrorCode;

  constructor(code: AppErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }

  get status(): number {
    return statusByCode[this.code];
  }
}

/**
 * The answer to a look-up that found nothing, or found what this actor must not know of.
 *
 * @param what - "assignment", as in "There is no such assignment, or it is not open to you."
 */
export const notFound = (what: string): AppError =>
  new AppError("NOT_FOUND", `There is no such ${what}, or it is not open to you.`);

/** HTTP status of anything thrown: ours is 500. */
export const httpStatus = (error: unknown): number => (error instanceof AppError ? error.status : 500);
