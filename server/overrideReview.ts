import type { Actor } from "./actor";
import { recordChange } from "./audit";
import type { Database } from "./db";
import { AppError } from "./errors";
import { storableText } from "./storableText";

export interface OverrideOrder {
  courseId: string;
  submissionId: string;
  /** The most the part gives. */
  partPoints: number;
  override: { points: number; reason: string };
  /** Of the review the actor saw; null when there was none. */
  revision: number | null;
}

/**
 * Sets the points of a submission in its review, and leaves the rest of the review as it is. Where there is none, a
 * finished one with the override alone is made.
 *
 * @throws AppError INVALID for points the part does not have, CONFLICT when the review is another one than the actor saw,
 *   or is still a draft: finishing it is for whoever writes it
 */
export async function overrideReview(tx: Database, actor: Actor, order: OverrideOrder): Promise<void> {
  const { courseId, submissionId, partPoints, override, revision } = order;
  const { points } = override;
  if (points > partPoints) throw new AppError("INVALID", `This part has ${partPoints} points at most, not ${points}.`);
  const reason = storableText(override.reason);
  const found = await tx.review.findUnique({
    where: { submissionId },
    select: { id: true, state: true, revision: true, overridePoints: true, overrideReason: true },
  });
  if ((found?.revision ?? null) !== revision) throw changedMeanwhile(found);
  if (found?.state === "draft")
    throw new AppError("CONFLICT", "The review of this submission is a draft. Finish it first, with the points in it.");

  const now = new Date();
  if (found === null) {
    const { id } = await tx.review.create({
      data: {
        ...{ submissionId, authorId: actor.userId, state: "finished", finishedAt: now },
        ...{ overridePoints: points, overrideReason: reason },
      },
      select: { id: true },
    });
    await record(tx, actor, {
      courseId,
      id,
      after: { state: "finished", overridePoints: points, overrideReason: reason },
    });
    return;
  }
  const { id, overridePoints, overrideReason } = found;
  const { count } = await tx.review.updateMany({
    where: { id, revision: found.revision },
    // What a person decided about this answer alone is nobody's copy any more.
    data: { overridePoints: points, overrideReason: reason, sourceId: null, revision: { increment: 1 } },
  });
  if (count === 0) throw changedMeanwhile(found);
  await record(tx, actor, {
    ...{ courseId, id },
    before: { overridePoints, overrideReason },
    after: { overridePoints: points, overrideReason: reason },
  });
}

const changedMeanwhile = (found: { overridePoints: number | null } | null): AppError =>
  new AppError(
    "CONFLICT",
    found?.overridePoints == null
      ? "The review of this submission was changed meanwhile. Load the page again and look at it first."
      : `The review of this submission was changed meanwhile; it now sets ${found.overridePoints} points. Load the page again and look at it first.`,
  );

async function record(
  tx: Database,
  actor: Actor,
  change: {
    courseId: string;
    id: string;
    before?: Parameters<typeof recordChange>[2]["before"];
    after: Parameters<typeof recordChange>[2]["after"];
  },
): Promise<void> {
  const { courseId, id, before, after } = change;
  await recordChange(tx, actor, {
    courseId,
    action: "review overridden",
    subject: { kind: "review", id },
    before,
    after,
  });
}
