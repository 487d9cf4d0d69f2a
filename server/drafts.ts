import { requireAccess, requireId } from "./access";
import type { Actor } from "./actor";
import { database } from "./db";
import { AppError, notFound } from "./errors";
import { storableText } from "./storableText";
import { clockOf, requireBegun, timingOf } from "./timing";

/** As many as an answer may have. */
const maxLength = 64 * 1024;

export interface Draft {
  text: string;
  /** Later for each save of a draft, so it tells them apart. */
  savedAt: Date;
}

/**
 * Keeps what a person is typing, as it is, in the place of the draft saved at `basedOn`, null for none. Where another
 * draft stands by now nothing is stored and that one comes back: a save that was held up on its way, or a page left open
 * on another device, must not take away what was typed since. Drafts are kept also after the assignment closed: only
 * submitting ends, not writing.
 *
 * @throws AppError NOT_FOUND for people outside the course, NOT_BEGUN, TOO_LARGE
 */
export async function saveDraft(
  actor: Actor,
  { itemId, partId, text, basedOn }: { itemId: string; partId: string; text: string; basedOn: Date | null },
): Promise<{ isStored: boolean; draft: Draft }> {
  if (text.length > maxLength)
    throw new AppError("TOO_LARGE", "This is longer than 65 536 characters, so it is not saved. Shorten it.");
  const part = await database().part.findFirst({
    where: { id: requireId(partId, "problem"), itemId: requireId(itemId, "problem"), retiredAt: null },
    select: {
      id: true,
      item: {
        select: {
          assignment: {
            select: { courseId: true, opensAt: true, closesAt: true, publishedAt: true, ...timingOf(actor.userId) },
          },
        },
      },
    },
  });
  if (part === null) throw notFound("problem");
  const { assignment } = part.item;
  const { courseId, opensAt, publishedAt } = assignment;
  const { isStaff } = await requireAccess(actor, { id: courseId }, "problem");
  const now = new Date();
  const isReadable = isStaff || (publishedAt !== null && publishedAt <= now && opensAt <= now);
  if (!isReadable) throw notFound("problem");
  if (!isStaff) requireBegun(clockOf(assignment, assignment, now));

  const key = { partId: part.id, userId: actor.userId };
  const draft = { text: storableText(text), savedAt: basedOn !== null && basedOn >= now ? next(basedOn) : now };
  const { count } =
    basedOn === null
      ? await database().draft.createMany({ data: { ...key, ...draft }, skipDuplicates: true })
      : await database().draft.updateMany({ where: { ...key, savedAt: basedOn }, data: draft });
  if (count === 1) return { isStored: true, draft };
  const standing = await database().draft.findUnique({
    where: { partId_userId: key },
    select: { text: true, savedAt: true },
  });
  if (standing === null) return await saveDraft(actor, { itemId, partId, text, basedOn: null });
  // The same save once more, because its first answer was lost.
  return { isStored: standing.text === draft.text, draft: standing };
}

const next = (time: Date): Date => new Date(time.getTime() + 1);
