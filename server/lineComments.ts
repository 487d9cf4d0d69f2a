import { AnswerSchema } from "#problems/schema";
import { requireId } from "./access";
import type { Actor } from "./actor";
import { type AuditFacts, recordChange } from "./audit";
import {
  type CommentedReview,
  mayEditComment,
  type PlacedComment,
  requireCommentable,
  requireCommentText,
  requireOwnComment,
  rewordedMeanwhile,
} from "./commentedSubmission";
import { database } from "./db";
import { ensureReview } from "./ensureReview";
import { AppError, notFound } from "./errors";
import { renderAnswer } from "./renderAnswer";

/** Lines of a submitted source, from 1, both included. */
export interface LineRange {
  firstLine: number;
  lastLine: number;
}

export interface LineCommentView extends PlacedComment, LineRange {
  /** Safe to show as it is. */
  html: string;
}

/**
 * The comments on the lines of a submission, from the top, as staff see them.
 *
 * @throws AppError NOT_FOUND for who does not see the student as staff
 */
export async function listLineComments(actor: Actor, submissionId: string): Promise<LineCommentView[]> {
  const { id, access } = await requireCommentable(actor, submissionId);
  const rows = await database().lineComment.findMany({
    where: { review: { submissionId: id } },
    orderBy: [{ firstLine: "asc" }, { lastLine: "asc" }, { createdAt: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, firstLine: true, lastLine: true, text: true, authorId: true },
      author: { select: { name: true } },
    },
  });
  return rows.map(({ author, ...row }) => ({
    ...row,
    authorName: author.name,
    html: renderAnswer(row.text),
    canEdit: mayEditComment(access, row.authorId),
  }));
}

/**
 * Says something about lines of a submitted source. Where nobody has begun a review, this begins one.
 *
 * @throws AppError NOT_FOUND; INVALID for lines that the source does not have, and for an answer without lines
 */
export async function addLineComment(
  actor: Actor,
  submissionId: string,
  { firstLine, lastLine, text }: LineRange & { text: string },
): Promise<{ id: string; review: CommentedReview }> {
  const submission = await requireCommentable(actor, submissionId);
  requireLines(submission.answer, { firstLine, lastLine });
  const words = requireCommentText(text);
  return database().$transaction(async (tx) => {
    const review = await ensureReview(tx, actor, submission.id);
    const { id } = await tx.lineComment.create({
      data: { reviewId: review.id, authorId: actor.userId, firstLine, lastLine, text: words },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      courseId: submission.access.courseId,
      action: "line comment added",
      subject: { kind: "line comment", id },
      after: toFacts({ firstLine, lastLine, text: words }, submission.id),
    });
    return { id, review };
  });
}

/**
 * Rewords a comment.
 *
 * @param change.seen - the text that the person began from
 * @throws AppError NOT_FOUND, FORBIDDEN for another author's, INVALID, CONFLICT when it was reworded meanwhile
 */
export async function editLineComment(actor: Actor, change: { id: string; seen: string; text: string }): Promise<void> {
  const words = requireCommentText(change.text);
  const { submissionId, courseId, ...comment } = await requireOwn(actor, change.id);
  await database().$transaction(async (tx) => {
    const where = { id: comment.id, text: change.seen };
    const { count } = await tx.lineComment.updateMany({ where, data: { text: words } });
    if (count === 0) throw rewordedMeanwhile(comment.text);
    await recordChange(tx, actor, {
      ...{ courseId, action: "line comment edited", subject: { kind: "line comment", id: comment.id } },
      before: toFacts({ ...comment, text: change.seen }, submissionId),
      after: toFacts({ ...comment, text: words }, submissionId),
    });
  });
}

/** @throws AppError NOT_FOUND, FORBIDDEN for another author's */
export async function removeLineComment(actor: Actor, commentId: string): Promise<void> {
  const { submissionId, courseId, ...comment } = await requireOwn(actor, commentId);
  await database().$transaction(async (tx) => {
    const { count } = await tx.lineComment.deleteMany({ where: { id: comment.id } });
    if (count === 0) throw notFound("comment");
    await recordChange(tx, actor, {
      ...{ courseId, action: "line comment removed", subject: { kind: "line comment", id: comment.id } },
      before: toFacts(comment, submissionId),
    });
  });
}

async function requireOwn(actor: Actor, commentId: string) {
  const row = await database().lineComment.findUnique({
    where: { id: requireId(commentId, "comment") },
    select: {
      ...{ id: true, firstLine: true, lastLine: true, text: true, authorId: true },
      review: { select: { submissionId: true } },
    },
  });
  if (row === null) throw notFound("comment");
  const { review, authorId, ...comment } = row;
  const { access, id: submissionId } = await requireCommentable(actor, review.submissionId, "comment");
  requireOwnComment(access, authorId);
  return { ...comment, submissionId, courseId: access.courseId };
}

function requireLines(stored: unknown, { firstLine, lastLine }: LineRange): void {
  const answer = AnswerSchema.parse(stored);
  if (answer.kind !== "code") throw new AppError("INVALID", "Only code has lines to comment on.");
  const lines = answer.source.split("\n").length;
  const isInside =
    [firstLine, lastLine].every(Number.isInteger) && 1 <= firstLine && firstLine <= lastLine && lastLine <= lines;
  if (!isInside)
    throw new AppError("INVALID", `The code has lines 1 to ${lines}; lines ${firstLine} to ${lastLine} are not there.`);
}

/** Where and how much, and not what: the log outlives answers and what is said about them. */
const toFacts = ({ firstLine, lastLine, text }: LineRange & { text: string }, submissionId: string): AuditFacts => ({
  ...{ submissionId, firstLine, lastLine, characters: text.length },
});
