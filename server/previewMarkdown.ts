import type { Actor } from "./actor";
import { AppError } from "./errors";
import { takeFromBudget } from "./rateLimit";
import { renderMarkdown } from "./statement";

const perMinute = 120;

/**
 * What somebody is writing, as HTML that is safe to show. Nothing is stored.
 *
 * @param markdown - at most 16 KiB
 * @throws AppError TOO_MANY_REQUESTS
 */
export async function previewMarkdown(actor: Actor, markdown: string): Promise<string> {
  if (!(await takeFromBudget(`preview:${actor.userId}`, { limit: perMinute, windowSeconds: 60 })))
    throw new AppError("TOO_MANY_REQUESTS", "The preview pauses for a minute. Your text is kept.");
  return renderMarkdown(markdown).html;
}
