import type { Actor } from "./actor";
import { AppError } from "./errors";
import { takeFromBudget } from "./rateLimit";
import { renderAnswer } from "./renderAnswer";

// A hostile text of 16 KiB takes a second or more to render, which an ordinary one never does.
const perMinute = 60;

/**
 * What somebody is writing, as HTML that is safe to show. Nothing is stored.
 *
 * @param markdown - at most 16 KiB
 * @throws AppError TOO_MANY_REQUESTS
 */
export async function previewMarkdown(actor: Actor, markdown: string): Promise<string> {
  if (!(await takeFromBudget(`preview:${actor.userId}`, { limit: perMinute, windowSeconds: 60 })))
    throw new AppError("TOO_MANY_REQUESTS", "The preview pauses for a minute. Your text is kept.");
  return renderAnswer(markdown);
}
