import { AppError } from "#server/errors";

/**
 * The sentence for a person whose request a service turned down.
 *
 * @throws the error itself when it is a fault of ours: the action then fails, and the browser keeps the work and retries
 */
export function refusal(error: unknown): { ok: false; message: string } {
  if (error instanceof AppError) return { ok: false, message: error.message };
  throw error;
}
