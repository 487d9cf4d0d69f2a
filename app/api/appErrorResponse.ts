import { AppError } from "#server/errors";

/**
 * The answer of an API route to the caller's mistake.
 *
 * @throws error if it is a fault of ours: Next logs it and answers 500
 */
export function appErrorResponse(error: unknown): Response {
  if (!(error instanceof AppError)) throw error;
  return Response.json({ code: error.code, message: error.message }, { status: error.status });
}
