import type { Actor } from "./actor";
import { dropClaim, findOtherHolder } from "./claims";
import { database, type Database } from "./db";
import { AppError } from "./errors";
import { type GradingAnswer, getGradingAnswer } from "./gradingPart";
import { requireChecked, type ReviewContent } from "./reviewContent";
import {
  findForWriting,
  findStored,
  recordReview,
  type ReviewState,
  type ReviewView,
  toReviewView,
  writeReview,
} from "./storedReview";

export type { ReviewState, ReviewView };

export interface SaveReviewInput extends ReviewContent {
  submissionId: string;
  /** Of the review that was seen; null when there was none. */
  revision: number | null;
  state: ReviewState;
  /** How long the grader looked at the answer since they last saved, breaks left out. */
  gradingSeconds?: number | undefined;
}

/**
 * The review of an answer, finished or not; null while there is none.
 *
 * @throws AppError NOT_FOUND for who may not grade the answer
 */
export async function getReview(actor: Actor, submissionId: string): Promise<ReviewView | null> {
  const answer = await getGradingAnswer(actor, submissionId);
  const stored = await findStored(database(), answer.submissionId);
  return stored === null ? null : toReviewView(stored);
}

/**
 * Stores what a grader says about an answer. Finishing it also lets go of the claim and, of a copy that was drawn for a
 * second look, says that it had one. What is changed by hand is nobody's copy any more.
 *
 * Drafts give no points and are not written into the audit log; everything that touches a finished review is.
 *
 * @throws AppError NOT_FOUND; INVALID for what cannot be said; TOO_LARGE; CONFLICT when the review is another than the one
 *   that was seen, or somebody else has the answer open
 */
export async function saveReview(actor: Actor, input: SaveReviewInput): Promise<ReviewView> {
  const answer = await getGradingAnswer(actor, input.submissionId);
  const { submissionId, part } = answer;
  return database().$transaction(async (tx) => {
    const stored = await findForWriting(tx, { submissionId, revision: input.revision });
    const applied = stored?.rubricItems.map((item) => item.rubricItemId);
    const content = await requireChecked(tx, part, input, applied);
    await requireNotHeld(tx, actor, answer);
    const { state, gradingSeconds } = input;
    const saved = await writeReview(tx, actor, submissionId, { stored, content, state, gradingSeconds, isLook: true });
    if (saved.state === "finished") await dropClaim(tx, submissionId, actor.userId);
    await recordReview(tx, actor, { courseId: part.access.courseId, stored, saved });
    return toReviewView(saved);
  });
}

/**
 * Makes a finished review a draft again, as it is: its points no longer count.
 *
 * @throws AppError NOT_FOUND; CONFLICT as `saveReview`, and when there is no review
 */
export async function reopenReview(
  actor: Actor,
  { submissionId, revision }: { submissionId: string; revision: number },
): Promise<ReviewView> {
  const review = await getReview(actor, submissionId);
  if (review === null) throw new AppError("CONFLICT", "There is no review to reopen. Load the page again.");
  const { rubricItemIds, comment, override } = review;
  return saveReview(actor, { submissionId, revision, rubricItemIds, comment, override, state: "draft" });
}

async function requireNotHeld(tx: Database, actor: Actor, { submissionId }: GradingAnswer): Promise<void> {
  const holder = await findOtherHolder(tx, submissionId, actor.userId);
  if (holder !== null) throw new AppError("CONFLICT", `${holder} has this answer open, so nothing was saved.`);
}
