import { notFound } from "next/navigation";
import { AppError } from "#server/errors";

/** What a service gives, or the not-found page when this person has no such thing. Any other error is passed on. */
export async function orNotFound<T>(view: Promise<T>): Promise<T> {
  try {
    return await view;
  } catch (error) {
    if (error instanceof AppError && (error.code === "NOT_FOUND" || error.code === "FORBIDDEN")) notFound();
    throw error;
  }
}
