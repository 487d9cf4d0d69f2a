import { z } from "zod";
import type { Database } from "./db";
import { AppError } from "./errors";
import { storableText } from "./storableText";

/** What a grader says: the rubric items that apply, a remark, and points that replace all others. */
export interface ReviewContent {
  rubricItemIds: readonly string[];
  /** Markdown. */
  comment: string;
  override: { points: number; reason: string } | null;
}

const longestComment = 20_000;
const longestReason = 2_000;

/**
 * What can be stored of it.
 *
 * @param applied - rubric items that the stored review has: they may stay when they were retired since
 * @throws AppError INVALID or TOO_LARGE
 */
export async function requireChecked(
  tx: Database,
  part: { id: string; points: number },
  { rubricItemIds, comment, override }: ReviewContent,
  applied: readonly string[] = [],
): Promise<ReviewContent> {
  if (comment.length > longestComment)
    throw new AppError(
      "TOO_LARGE",
      `A comment has at most ${longestComment} characters, and this one ${comment.length}.`,
    );
  return {
    rubricItemIds: await requireItems(tx, part.id, [...new Set(rubricItemIds)].sort(), applied),
    comment: storableText(comment),
    override: override === null ? null : requireOverride(override, part.points),
  };
}

async function requireItems(
  tx: Database,
  partId: string,
  ids: readonly string[],
  applied: readonly string[],
): Promise<readonly string[]> {
  const rows = await tx.rubricItem.findMany({
    where: { id: { in: ids.filter((id) => z.uuid().safeParse(id).success) }, partId },
    select: { id: true, retiredAt: true, group: { select: { id: true, pick: true } } },
  });
  const offered = rows.filter(({ id, retiredAt }) => retiredAt === null || applied.includes(id));
  if (offered.length < ids.length)
    throw new AppError("INVALID", "The rubric has changed, and one of these items is no longer in it. Load it again.");
  const picked = offered.flatMap(({ group }) => (group?.pick === "one" ? [group.id] : []));
  if (new Set(picked).size < picked.length)
    throw new AppError("INVALID", "Two items of a group apply, of which only one can.");
  return ids;
}

function requireOverride({ points, reason }: NonNullable<ReviewContent["override"]>, most: number) {
  if (!Number.isFinite(points) || points < 0 || points > most)
    throw new AppError("INVALID", `Points that replace the others lie between 0 and ${most}.`);
  const kept = storableText(reason).trim();
  if (kept === "") throw new AppError("INVALID", "Say why these points replace the others.");
  if (kept.length > longestReason)
    throw new AppError("TOO_LARGE", `A reason has at most ${longestReason} characters, and this one ${kept.length}.`);
  return { points, reason: kept };
}
