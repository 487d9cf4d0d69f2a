import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { dropClaim, findOtherHolder } from "./claims";
import { database, type Database } from "./db";
import { AppError } from "./errors";
import { type GradingAnswer, getGradingAnswer } from "./gradingPart";
import { requireChecked, type ReviewContent } from "./reviewContent";
import { rubricPoints } from "./rubricPoints";

export type ReviewState = "draft" | "finished";

/** What a person says about one answer. */
export interface ReviewView extends ReviewContent {
  id: string;
  submissionId: string;
  authorId: string;
  authorName: string;
  state: ReviewState;
  /** Another one after every save. */
  revision: number;
  /** The review it was copied from, when a group was graded at once. */
  sourceId: string | null;
  auditAskedAt: Date | null;
  auditedAt: Date | null;
  updatedAt: Date;
}

export interface SaveReviewInput extends ReviewContent {
  submissionId: string;
  /** Of the review that was seen; null when there was none. */
  revision: number | null;
  state: ReviewState;
  /** How long the grader looked at the answer since they last saved, breaks left out. */
  gradingSeconds?: number | undefined;
}

/** Longer looks than this are breaks that nobody noticed. */
const mostGradingSeconds = 1_800;

const columns = {
  ...{ id: true, submissionId: true, authorId: true, state: true, revision: true, comment: true, sourceId: true },
  ...{ overridePoints: true, overrideReason: true, auditAskedAt: true, auditedAt: true, updatedAt: true },
  ...{ gradingSeconds: true, finishedAt: true },
  author: { select: { name: true } },
  rubricItems: {
    orderBy: { rubricItemId: "asc" },
    select: {
      rubricItemId: true,
      rubricItem: {
        select: { points: true, group: { select: { id: true, leastPoints: true, mostPoints: true } } },
      },
    },
  },
} as const;

const findStored = (tx: Database, submissionId: string) =>
  tx.review.findUnique({ where: { submissionId }, select: columns });
type StoredReview = NonNullable<Awaited<ReturnType<typeof findStored>>>;

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
  return database().$transaction(async (tx) => {
    await lockAnswer(tx, answer);
    const stored = await findStored(tx, answer.submissionId);
    const content = await requireChecked(
      tx,
      answer.part,
      input,
      stored?.rubricItems.map((item) => item.rubricItemId),
    );
    requireSameRevision(stored, input.revision);
    await requireNotHeld(tx, actor, answer);
    const saved = await write(tx, actor, answer, { stored, content, input });
    if (saved.state === "finished") await dropClaim(tx, answer.submissionId, actor.userId);
    await record(tx, actor, answer, { stored, saved });
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

/** Saves and claims of one answer happen one after the other. */
async function lockAnswer(tx: Database, { submissionId }: GradingAnswer): Promise<void> {
  await tx.$queryRaw`SELECT FROM "Submission" WHERE id = ${submissionId}::uuid FOR NO KEY UPDATE`;
}

function requireSameRevision(stored: StoredReview | null, revision: number | null): void {
  if ((stored?.revision ?? null) === revision) return;
  const who = stored === null ? "It is gone by now" : `${stored.author.name} saved it meanwhile`;
  throw new AppError("CONFLICT", `This review is another one than you saw. ${who}.`);
}

async function requireNotHeld(tx: Database, actor: Actor, { submissionId }: GradingAnswer): Promise<void> {
  const holder = await findOtherHolder(tx, submissionId, actor.userId);
  if (holder !== null) throw new AppError("CONFLICT", `${holder} has this answer open, so nothing was saved.`);
}

async function write(
  tx: Database,
  actor: Actor,
  { submissionId }: GradingAnswer,
  { stored, content, input }: { stored: StoredReview | null; content: ReviewContent; input: SaveReviewInput },
): Promise<StoredReview> {
  const { rubricItemIds, comment, override } = content;
  const isFinished = input.state === "finished";
  const isChanged = stored === null || !isSame(toReviewView(stored), { ...content, state: input.state });
  const asksAudit = stored !== null && stored.auditAskedAt !== null && stored.auditedAt === null;
  const data = {
    ...{ comment, state: input.state },
    ...{ overridePoints: override?.points ?? null, overrideReason: override?.reason ?? null },
    ...(isChanged ? { authorId: actor.userId, sourceId: null } : {}),
    ...(isFinished && asksAudit ? { auditedAt: new Date(), auditorId: actor.userId } : {}),
    finishedAt: stored?.finishedAt ?? (isFinished ? new Date() : null),
    gradingSeconds: secondsInAll(stored?.gradingSeconds ?? null, input.gradingSeconds),
  };
  const rubricItems = {
    createMany: { data: rubricItemIds.map((rubricItemId) => ({ rubricItemId })), skipDuplicates: true },
  };
  if (stored === null)
    return tx.review.create({
      data: { ...data, submissionId, authorId: actor.userId, rubricItems },
      select: columns,
    });
  return tx.review.update({
    where: { id: stored.id },
    data: {
      ...data,
      revision: { increment: 1 },
      rubricItems: { deleteMany: { rubricItemId: { notIn: [...rubricItemIds] } }, ...rubricItems },
    },
    select: columns,
  });
}

/** A copy that nobody looked at has no time of its own. */
function secondsInAll(before: number | null, more: number | undefined): number | null {
  if (more === undefined || !Number.isFinite(more)) return before;
  return Math.min(mostGradingSeconds, Math.max(0, more) + (before ?? 0));
}

function isSame(
  review: ReviewContent & { state: ReviewState },
  other: ReviewContent & { state: ReviewState },
): boolean {
  const textOf = ({ state, comment, override, rubricItemIds }: typeof review): string =>
    JSON.stringify([state, comment, override?.points, override?.reason, [...rubricItemIds].sort()]);
  return textOf(review) === textOf(other);
}

async function record(
  tx: Database,
  actor: Actor,
  { part }: GradingAnswer,
  { stored, saved }: { stored: StoredReview | null; saved: StoredReview },
): Promise<void> {
  const wasFinished = stored?.state === "finished";
  const isFinished = saved.state === "finished";
  if (!wasFinished && !isFinished) return;
  await recordChange(tx, actor, {
    courseId: part.access.courseId,
    action: !isFinished ? "review reopened" : wasFinished ? "review changed" : "review finished",
    subject: { kind: "review", id: saved.id },
    before: stored === null ? undefined : toFacts(stored),
    after: toFacts(saved),
  });
}

/** No answer of the student is in it, and no remark about one: the log outlives both. */
const toFacts = (review: StoredReview) => ({
  submissionId: review.submissionId,
  state: review.state,
  points: rubricPoints(review.rubricItems.map(({ rubricItem }) => rubricItem)),
  rubricItemIds: review.rubricItems.map(({ rubricItemId }) => rubricItemId),
  overridePoints: review.overridePoints,
  overrideReason: review.overrideReason,
});

function toReviewView(review: StoredReview): ReviewView {
  const { author, rubricItems, overridePoints, overrideReason, gradingSeconds: _, finishedAt: __, ...rest } = review;
  return {
    ...rest,
    authorName: author.name,
    rubricItemIds: rubricItems.map(({ rubricItemId }) => rubricItemId),
    override:
      overridePoints === null || overrideReason === null ? null : { points: overridePoints, reason: overrideReason },
  };
}
