import { z } from "zod";
import { AnswerSchema } from "#problems/schema";
import { requireId, requireStaff, seenStudents } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { database, isUniqueViolation } from "./db";
import { AppError, notFound } from "./errors";
import { countWaiting, enqueueLive } from "./queue";
import { takeFromBudget } from "./rateLimit";
import { storableText } from "./storableText";
import { findByKey } from "./submissions";

const SourceSchema = z.string().max(64 * 1024);
const ClientKeySchema = z.string().regex(/^[\w-]{8,64}$/);
const perMinute = 15;
const waitingAtMost = 20;

/**
 * Grades a changed copy of a student's code, as a submission of the actor's own to the same part: by the version that
 * graded the original, with its seed. The original stays as it is.
 *
 * @param input.clientKey - the same key is the same submission, however often it arrives
 * @throws AppError NOT_FOUND, INVALID for what is no code, TOO_LARGE, TOO_MANY_REQUESTS, CONFLICT for a key used elsewhere
 */
export async function rerunEdited(
  actor: Actor,
  input: { submissionId: string; source: string; clientKey: string },
): Promise<{ submissionId: string }> {
  const original = await findOriginal(actor, input.submissionId);
  const source = SourceSchema.safeParse(input.source);
  const clientKey = ClientKeySchema.safeParse(input.clientKey);
  if (!source.success) throw new AppError("TOO_LARGE", "This code is longer than 65 536 characters.");
  if (!clientKey.success) throw new AppError("INVALID", "This is not complete. Load the page again.");
  if (AnswerSchema.parse(original.answer).kind !== "code")
    throw new AppError("INVALID", "Only code can be changed and run again.");
  const before = await findByKey(actor, clientKey.data, original.partId);
  if (before !== undefined) return before;
  if (!(await takeFromBudget(`submit:${actor.userId}`, { limit: perMinute, windowSeconds: 60 })))
    throw new AppError("TOO_MANY_REQUESTS", "That was a lot at once. Wait a minute, then try again.");
  const [grading] = original.gradings;
  if (grading === undefined) throw new Error(`submission ${original.id} has no current grading`);
  const { versionId, seed } = grading;

  try {
    const submissionId = await database().$transaction(async (tx) => {
      const waiting = await countWaiting(tx, actor.userId);
      if (waiting >= waitingAtMost)
        throw new AppError(
          "TOO_MANY_REQUESTS",
          `${waitingAtMost} answers of yours wait for results. Wait for one of them.`,
        );
      const submission = await tx.submission.create({
        data: {
          ...{ partId: original.partId, userId: actor.userId, versionId, kind: "submit", clientKey: clientKey.data },
          answer: { kind: "code", source: storableText(source.data) },
        },
        select: { id: true },
      });
      const queued = await tx.grading.create({
        data: { submissionId: submission.id, reason: "live", versionId, seed, isCurrent: true },
        select: { id: true },
      });
      await enqueueLive(tx, queued.id, { userId: actor.userId, waiting });
      return submission.id;
    });
    return { submissionId };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    const first = await findByKey(actor, clientKey.data, original.partId);
    if (first === undefined) throw error;
    return first;
  }
}

/**
 * Keeps an edit of the actor's as feedback on a student's submission: it joins the review, which is made as a draft where
 * there is none. The student sees it with the review.
 *
 * @returns the review as it stands, so that a screen that holds it goes on from there
 * @throws AppError NOT_FOUND, INVALID when the edit is no answer of the actor's to the same part, or CONFLICT when it is
 *   kept already
 */
export async function keepAsFeedback(
  actor: Actor,
  input: { submissionId: string; editedSubmissionId: string },
): Promise<{ reviewId: string; revision: number }> {
  const original = await findOriginal(actor, input.submissionId);
  const edited = await database().submission.findFirst({
    where: { id: requireId(input.editedSubmissionId, "edit"), userId: actor.userId },
    select: { id: true, partId: true },
  });
  if (edited === null) throw notFound("edit");
  if (edited.partId !== original.partId || edited.id === original.id)
    throw new AppError("INVALID", "This edit belongs to another answer.");
  const { courseId } = original.part.item.assignment;
  try {
    return await database().$transaction(async (tx) => {
      const review = await tx.review.upsert({
        where: { submissionId: original.id },
        create: { submissionId: original.id, authorId: actor.userId },
        update: {},
        select: { id: true, revision: true },
      });
      const edit = await tx.suggestedEdit.create({
        data: { reviewId: review.id, submissionId: edited.id },
        select: { id: true },
      });
      await recordChange(tx, actor, {
        courseId,
        action: "suggested edit kept",
        subject: { kind: "review", id: review.id },
        after: { suggestedEdit: edit.id, submission: original.id },
      });
      return { reviewId: review.id, revision: review.revision };
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("CONFLICT", "This edit is kept already, or somebody began a review at this moment. Try again.");
  }
}

/** A student's submission that this member of staff sees. */
async function findOriginal(actor: Actor, submissionId: string) {
  const original = await database().submission.findFirst({
    where: { id: requireId(submissionId, "submission"), kind: "submit" },
    select: {
      ...{ id: true, partId: true, userId: true, answer: true },
      gradings: { where: { isCurrent: true }, select: { versionId: true, seed: true } },
      part: { select: { item: { select: { assignment: { select: { courseId: true } } } } } },
    },
  });
  if (original === null) throw notFound("submission");
  const access = await requireStaff(actor, { id: original.part.item.assignment.courseId }, "submission");
  const seen = await database().enrollment.findFirst({
    where: { ...seenStudents(access), userId: original.userId },
    select: { id: true },
  });
  if (seen === null) throw notFound("submission");
  return original;
}
