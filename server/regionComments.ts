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

/** A rectangle on a page of a file, in shares of the page's width and height from its upper left corner. */
export interface PageRegion {
  uploadId: string;
  /** From 1; a picture has one page. */
  page: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface RegionCommentView extends PlacedComment, PageRegion {
  /** Safe to show as it is. */
  html: string;
}

const regionColumns = { uploadId: true, page: true, x: true, y: true, width: true, height: true } as const;

/**
 * The comments on the files of a submission, page by page and from the top, as staff see them.
 *
 * @throws AppError NOT_FOUND for who does not see the student as staff
 */
export async function listRegionComments(actor: Actor, submissionId: string): Promise<RegionCommentView[]> {
  const { id, access } = await requireCommentable(actor, submissionId);
  const rows = await database().regionComment.findMany({
    where: { review: { submissionId: id } },
    orderBy: [{ uploadId: "asc" }, { page: "asc" }, { y: "asc" }, { x: "asc" }, { id: "asc" }],
    select: { id: true, ...regionColumns, text: true, authorId: true, author: { select: { name: true } } },
  });
  return rows.map(({ author, ...row }) => ({
    ...row,
    authorName: author.name,
    html: renderAnswer(row.text),
    canEdit: mayEditComment(access, row.authorId),
  }));
}

/**
 * Says something about a place on a page that was handed in. Where nobody has begun a review, this begins one.
 *
 * @throws AppError NOT_FOUND, also for a file of another submission; INVALID for a rectangle that is not on the page
 */
export async function addRegionComment(
  actor: Actor,
  submissionId: string,
  { text, ...region }: PageRegion & { text: string },
): Promise<{ id: string; review: CommentedReview }> {
  const submission = await requireCommentable(actor, submissionId);
  await requireRegion(submission.id, region);
  const words = requireCommentText(text);
  return database().$transaction(async (tx) => {
    const review = await ensureReview(tx, actor, submission.id);
    const { id } = await tx.regionComment.create({
      data: { reviewId: review.id, authorId: actor.userId, ...region, text: words },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      courseId: submission.access.courseId,
      action: "region comment added",
      subject: { kind: "region comment", id },
      after: toFacts({ ...region, text: words }, submission.id),
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
export async function editRegionComment(
  actor: Actor,
  change: { id: string; seen: string; text: string },
): Promise<void> {
  const words = requireCommentText(change.text);
  const { id, submissionId, courseId, ...comment } = await requireOwn(actor, change.id);
  await database().$transaction(async (tx) => {
    const { count } = await tx.regionComment.updateMany({ where: { id, text: change.seen }, data: { text: words } });
    if (count === 0) throw rewordedMeanwhile(comment.text);
    await recordChange(tx, actor, {
      ...{ courseId, action: "region comment edited", subject: { kind: "region comment", id } },
      before: toFacts({ ...comment, text: change.seen }, submissionId),
      after: toFacts({ ...comment, text: words }, submissionId),
    });
  });
}

/** @throws AppError NOT_FOUND, FORBIDDEN for another author's */
export async function removeRegionComment(actor: Actor, commentId: string): Promise<void> {
  const { id, submissionId, courseId, ...comment } = await requireOwn(actor, commentId);
  await database().$transaction(async (tx) => {
    const { count } = await tx.regionComment.deleteMany({ where: { id } });
    if (count === 0) throw notFound("comment");
    await recordChange(tx, actor, {
      ...{ courseId, action: "region comment removed", subject: { kind: "region comment", id } },
      before: toFacts(comment, submissionId),
    });
  });
}

async function requireOwn(actor: Actor, commentId: string) {
  const row = await database().regionComment.findUnique({
    where: { id: requireId(commentId, "comment") },
    select: { id: true, ...regionColumns, text: true, authorId: true, review: { select: { submissionId: true } } },
  });
  if (row === null) throw notFound("comment");
  const { review, authorId, ...comment } = row;
  const { access, id: submissionId } = await requireCommentable(actor, review.submissionId, "comment");
  requireOwnComment(access, authorId);
  return { ...comment, submissionId, courseId: access.courseId };
}

async function requireRegion(submissionId: string, region: PageRegion): Promise<void> {
  const upload = await database().upload.findFirst({
    where: { id: requireId(region.uploadId, "file"), submissionId },
    select: { contentType: true },
  });
  if (upload === null) throw notFound("file");
  const isPicture = upload.contentType.startsWith("image/");
  if (!Number.isInteger(region.page) || region.page < 1 || region.page > (isPicture ? 1 : 10_000))
    throw new AppError("INVALID", `There is no page ${region.page}${isPicture ? ": a picture has one" : ""}.`);
  if (!isOnPage(region))
    throw new AppError("INVALID", "The rectangle must have a width and a height and lie on the page.");
}

function isOnPage({ x, y, width, height }: PageRegion): boolean {
  // Sums of shares are rounded.
  const end = 1 + 1e-9;
  return x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= end && y + height <= end;
}

/** Where and how much, and not what: the log outlives answers and what is said about them. */
const toFacts = ({ uploadId, page, text }: PageRegion & { text: string }, submissionId: string): AuditFacts => ({
  ...{ submissionId, uploadId, page, characters: text.length },
});
