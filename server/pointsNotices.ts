import { requireAccess, requireId } from "./access";
import type { Actor } from "./actor";
import { database } from "./db";
import { notFound } from "./errors";

/** What a student is told when a new version of a problem moved their points. */
export interface PointsNoticeView {
  at: Date;
  earnedBefore: number | null;
  earnedAfter: number | null;
  /** What the item gave at most. */
  points: number;
  /** The instructor's own words. Null: there are none. */
  words: string | null;
}

/**
 * The actor's own notices about an item, the latest first.
 *
 * @throws AppError NOT_FOUND for who is not in the item's course
 */
export async function listPointsNotices(actor: Actor, itemId: string): Promise<PointsNoticeView[]> {
  const item = await database().item.findUnique({
    where: { id: requireId(itemId, "problem") },
    select: { id: true, assignment: { select: { courseId: true } } },
  });
  if (item === null) throw notFound("problem");
  await requireAccess(actor, { id: item.assignment.courseId }, "problem");
  const rows = await database().pointsNotice.findMany({
    where: { userId: actor.userId, versionChange: { itemId: item.id } },
    orderBy: { versionChange: { decidedAt: "desc" } },
    select: {
      ...{ earnedBefore: true, earnedAfter: true, points: true },
      versionChange: { select: { decidedAt: true, notice: true } },
    },
  });
  return rows.flatMap(({ versionChange: { decidedAt, notice }, ...points }) =>
    decidedAt === null ? [] : [{ at: decidedAt, words: notice, ...points }],
  );
}
