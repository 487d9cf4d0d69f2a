import { requireId } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { database, type Database } from "./db";
import { AppError, notFound } from "./errors";
import { getGradingAnswer } from "./gradingPart";
import { lockAnswers } from "./groupReviews";

/**
 * Takes an answer out of its group, because it deserves a look of its own. A copied review that nobody touched goes: the
 * answer is ungraded again. A review of its own stays. Doing it twice is doing it once.
 *
 * @throws AppError NOT_FOUND
 */
export async function leaveGroup(actor: Actor, submissionId: string): Promise<{ lostCopy: boolean }> {
  const answer = await getGradingAnswer(actor, submissionId);
  const { courseId } = answer.part.access;
  return database().$transaction(async (tx) => {
    await lockAnswers(tx, [answer.submissionId]);
    const left = await leave(tx, actor, answer.submissionId);
    const copy = await tx.review.findFirst({
      where: {
        ...{ submissionId: answer.submissionId, state: "finished", sourceId: { not: null } },
        // Remarks on it are somebody's work, which would go with it.
        ...{ lineComments: { none: {} }, regionComments: { none: {} }, suggestedEdits: { none: {} } },
      },
      select: { id: true, sourceId: true, rubricItems: { select: { rubricItemId: true } } },
    });
    if (copy !== null) {
      await tx.review.delete({ where: { id: copy.id }, select: { id: true } });
      await recordChange(tx, actor, {
        ...{ courseId, action: "copied review removed", subject: { kind: "review", id: copy.id } },
        before: {
          ...{ submissionId: answer.submissionId, sourceId: copy.sourceId },
          rubricItemIds: copy.rubricItems.map(({ rubricItemId }) => rubricItemId),
        },
      });
    }
    if (left)
      await recordChange(tx, actor, {
        ...{ courseId, action: "answer taken out of its group" },
        subject: { kind: "submission", id: answer.submissionId },
      });
    return { lostCopy: copy !== null };
  });
}

/**
 * Puts an answer back into the group it belongs to by its content. It is not graded by that.
 *
 * @throws AppError NOT_FOUND
 */
export async function rejoinGroup(actor: Actor, submissionId: string): Promise<void> {
  const answer = await getGradingAnswer(actor, submissionId);
  await database().$transaction(async (tx) => {
    const { count } = await tx.groupExit.deleteMany({ where: { submissionId: answer.submissionId } });
    if (count > 0)
      await recordChange(tx, actor, {
        ...{ courseId: answer.part.access.courseId, action: "answer put back into its group" },
        subject: { kind: "submission", id: answer.submissionId },
      });
  });
}

/**
 * The second look at a copy that was drawn for one. Who agrees leaves it as it is; who does not takes the answer out of its
 * group and makes its review a draft of its own, whose points no longer count.
 *
 * @throws AppError NOT_FOUND; CONFLICT when nobody asked for a look, or somebody had it already
 */
export async function auditCopy(actor: Actor, reviewId: string, opinion: "agree" | "disagree"): Promise<void> {
  const review = await database().review.findUnique({
    where: { id: requireId(reviewId, "review") },
    select: { id: true, submissionId: true },
  });
  if (review === null) throw notFound("review");
  const { submissionId, part } = await getGradingAnswer(actor, review.submissionId);
  await database().$transaction(async (tx) => {
    await lockAnswers(tx, [submissionId]);
    const looked = { auditedAt: new Date(), auditorId: actor.userId };
    const { count } = await tx.review.updateMany({
      where: {
        ...{ id: review.id, state: "finished", sourceId: { not: null } },
        ...{ auditAskedAt: { not: null }, auditedAt: null },
      },
      data: opinion === "agree" ? looked : { ...looked, state: "draft", sourceId: null, revision: { increment: 1 } },
    });
    if (count === 0)
      throw new AppError(
        "CONFLICT",
        "This copy waits for no second look any more. Load the page to see what became of it.",
      );
    if (opinion === "disagree") await leave(tx, actor, submissionId);
    await recordChange(tx, actor, {
      courseId: part.access.courseId,
      action: opinion === "agree" ? "copied review confirmed" : "copied review rejected",
      subject: { kind: "review", id: review.id },
      after: { submissionId, state: opinion === "agree" ? "finished" : "draft" },
    });
  });
}

/** @returns false when it was out already */
async function leave(tx: Database, actor: Actor, submissionId: string): Promise<boolean> {
  const { count } = await tx.groupExit.createMany({
    data: [{ submissionId, graderId: actor.userId }],
    skipDuplicates: true,
  });
  return count > 0;
}
