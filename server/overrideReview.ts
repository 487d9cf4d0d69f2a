import type { Actor } from "./actor";
import type { Database } from "./db";
import { AppError } from "./errors";
import { requireChecked } from "./reviewContent";
import { findForWriting, recordReview, toReviewView, writeReview } from "./storedReview";

export interface OverrideOrder {
  courseId: string;
  submissionId: string;
  part: { id: string; points: number };
  override: { points: number; reason: string };
  /** Of the review the actor saw; null when there was none. */
  revision: number | null;
  /** What the log calls it. */
  action: string;
}

/**
 * Sets the points of a submission in its review, and leaves the rest of the review as it is. Where there is none, a
 * finished one with the override alone is made. The caller has checked that the actor may.
 *
 * @throws AppError INVALID for points the part does not have, CONFLICT when the review is another one than the actor saw,
 *   or is still a draft: finishing it is for whoever writes it
 */
export async function overrideReview(tx: Database, actor: Actor, order: OverrideOrder): Promise<void> {
  const { courseId, submissionId, part, override, revision, action } = order;
  const stored = await findForWriting(tx, { submissionId, revision });
  if (stored?.state === "draft")
    throw new AppError("CONFLICT", "The review of this submission is a draft. Finish it first, with the points in it.");
  const { rubricItemIds, comment } = stored === null ? { rubricItemIds: [], comment: "" } : toReviewView(stored);
  const content = await requireChecked(tx, part, { rubricItemIds, comment, override }, rubricItemIds);
  const writing = { stored, content, state: "finished" as const, isLook: false };
  const saved = await writeReview(tx, actor, submissionId, writing);
  await recordReview(tx, actor, { courseId, stored, saved, action });
}
