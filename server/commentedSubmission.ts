import { type Access, requireId, requireSeen, requireStaff } from "./access";
import type { Actor } from "./actor";
import { database } from "./db";
import { AppError, notFound } from "./errors";
import { storableText } from "./storableText";

/** What comments that are tied to a place of an answer have in common. */

const longestComment = 5000;

/** A comment as those who may see the review read it. */
export interface PlacedComment {
  id: string;
  /** Markdown, as it was written. */
  text: string;
  authorId: string;
  authorName: string;
  /** The actor may reword and remove it. */
  canEdit: boolean;
}

/** The review that a comment belongs to, as it is after the change: a screen that saves it names this revision. */
export interface CommentedReview {
  id: string;
  revision: number;
}

/**
 * A submission that the actor may comment on.
 *
 * @param what - "comment" when it was reached by one
 * @throws AppError NOT_FOUND for who is not staff of the course or does not see the student
 */
export async function requireCommentable(
  actor: Actor,
  submissionId: string,
  what: "submission" | "comment" = "submission",
): Promise<{ id: string; access: Access; answer: unknown }> {
  const submission = await database().submission.findUnique({
    where: { id: requireId(submissionId, what) },
    select: {
      ...{ id: true, userId: true, answer: true },
      part: { select: { item: { select: { assignment: { select: { courseId: true } } } } } },
    },
  });
  if (submission === null) throw notFound(what);
  const { courseId } = submission.part.item.assignment;
  const access = await requireStaff(actor, { id: courseId }, what);
  await requireSeen(access, submission.userId, what);
  return { id: submission.id, access, answer: submission.answer };
}

/** Who wrote a comment changes it, and instructors do. */
export const mayEditComment = ({ userId, role }: Access, authorId: string): boolean =>
  role === "instructor" || authorId === userId;

/** @throws AppError FORBIDDEN */
export function requireOwnComment(access: Access, authorId: string): void {
  if (!mayEditComment(access, authorId))
    throw new AppError("FORBIDDEN", "Only who wrote a comment, or an instructor, can change it.");
}

/** @throws AppError INVALID for an empty text and one that is too long */
export function requireCommentText(text: string): string {
  const trimmed = storableText(text).trim();
  if (trimmed === "") throw new AppError("INVALID", "Write the comment first.");
  if (trimmed.length > longestComment)
    throw new AppError("INVALID", `A comment has at most ${longestComment} characters; this has ${trimmed.length}.`);
  return trimmed;
}

/** For a text that is no longer the one that the person saw. */
export const rewordedMeanwhile = (current: string): AppError =>
  new AppError("CONFLICT", `Somebody changed this comment meanwhile. It now says: “${current}”`);
