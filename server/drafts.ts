import { requireAccess, requireId } from "./access";
import type { Actor } from "./actor";
import { database } from "./db";
import { AppError, notFound } from "./errors";
import { storableText } from "./storableText";

/** As many as an answer may have. */
const maxLength = 64 * 1024;

/**
 * Keeps what a person is typing, as it is. The latest save wins. Drafts are kept also after the assignment closed: only
 * submitting ends, not writing.
 *
 * @throws AppError NOT_FOUND for people outside the course, TOO_LARGE
 */
export async function saveDraft(
  actor: Actor,
  { itemId, partId, text }: { itemId: string; partId: string; text: string },
): Promise<{ savedAt: Date }> {
  if (text.length > maxLength)
    throw new AppError("TOO_LARGE", "This is longer than 65 536 characters, so it is not saved. Shorten it.");
  const part = await database().part.findFirst({
    where: { id: requireId(partId, "problem"), itemId: requireId(itemId, "problem"), retiredAt: null },
    select: {
      id: true,
      item: { select: { assignment: { select: { courseId: true, opensAt: true, publishedAt: true } } } },
    },
  });
  if (part === null) throw notFound("problem");
  const { courseId, opensAt, publishedAt } = part.item.assignment;
  const { isStaff } = await requireAccess(actor, { id: courseId }, "problem");
  const now = new Date();
  const isReadable = isStaff || (publishedAt !== null && publishedAt <= now && opensAt <= now);
  if (!isReadable) throw notFound("problem");

  const key = { partId: part.id, userId: actor.userId };
  const saved = { text: storableText(text), savedAt: now };
  await database().draft.upsert({
    where: { partId_userId: key },
    create: { ...key, ...saved },
    update: saved,
    select: { id: true },
  });
  return { savedAt: now };
}
