import type { Actor } from "./actor";
import { recordChange } from "./audit";
import type { Database } from "./db";
import { AppError } from "./errors";
import type { ReviewContent } from "./reviewContent";
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

export const findStored = (tx: Database, submissionId: string) =>
  tx.review.findUnique({ where: { submissionId }, select: columns });
export type StoredReview = NonNullable<Awaited<ReturnType<typeof findStored>>>;

/**
 * The stored review of an answer, for who wants to write it: until the transaction ends nobody else writes it.
 *
 * @param revision - of the review that was seen; null when there was none
 * @throws AppError CONFLICT when another one stands there
 */
export async function findForWriting(
  tx: Database,
  { submissionId, revision }: { submissionId: string; revision: number | null },
): Promise<StoredReview | null> {
  await tx.$queryRaw`SELECT FROM "Submission" WHERE id = ${submissionId}::uuid FOR NO KEY UPDATE`;
  const stored = await findStored(tx, submissionId);
  if ((stored?.revision ?? null) === revision) return stored;
  const sets = stored?.overridePoints == null ? "" : `, and it now sets ${stored.overridePoints} points`;
  const who = stored === null ? "It is gone by now" : `${stored.author.name} saved it meanwhile${sets}`;
  throw new AppError("CONFLICT", `This review is another one than you saw. ${who}.`);
}

/** What a review says from now on. */
export interface Writing {
  stored: StoredReview | null;
  content: ReviewContent;
  state: ReviewState;
  /** For how long the grader looked, since they last saved. */
  gradingSeconds?: number | undefined;
  /** Somebody looked at the answer: of a copy that was drawn for a second look, that it had one. */
  isLook: boolean;
}

/** Stores it. Who changes what it says is its author, and it is nobody's copy any more. */
export async function writeReview(
  tx: Database,
  actor: Actor,
  submissionId: string,
  { stored, content, state, gradingSeconds, isLook }: Writing,
): Promise<StoredReview> {
  const { rubricItemIds, comment, override } = content;
  const isFinished = state === "finished";
  const isChanged = stored === null || !isSame(toReviewView(stored), { ...content, state });
  const asksAudit = isLook && stored !== null && stored.auditAskedAt !== null && stored.auditedAt === null;
  const data = {
    ...{ comment, state },
    ...{ overridePoints: override?.points ?? null, overrideReason: override?.reason ?? null },
    ...(isChanged ? { authorId: actor.userId, sourceId: null } : {}),
    ...(isFinished && asksAudit ? { auditedAt: new Date(), auditorId: actor.userId } : {}),
    finishedAt: stored?.finishedAt ?? (isFinished ? new Date() : null),
    gradingSeconds: secondsInAll(stored?.gradingSeconds ?? null, gradingSeconds),
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

/** Writes into the log what became of a review. Drafts give no points and are not in it. */
export async function recordReview(
  tx: Database,
  actor: Actor,
  {
    courseId,
    stored,
    saved,
    action,
  }: { courseId: string; stored: StoredReview | null; saved: StoredReview; action?: string },
): Promise<void> {
  const wasFinished = stored?.state === "finished";
  const isFinished = saved.state === "finished";
  if (!wasFinished && !isFinished) return;
  const usual = !isFinished ? "review reopened" : wasFinished ? "review changed" : "review finished";
  await recordChange(tx, actor, {
    ...{ courseId, action: action ?? usual, subject: { kind: "review", id: saved.id } },
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

export function toReviewView(review: StoredReview): ReviewView {
  const { author, rubricItems, overridePoints, overrideReason, gradingSeconds: _, finishedAt: __, ...rest } = review;
  return {
    ...rest,
    authorName: author.name,
    rubricItemIds: rubricItems.map(({ rubricItemId }) => rubricItemId),
    override:
      overridePoints === null || overrideReason === null ? null : { points: overridePoints, reason: overrideReason },
  };
}
