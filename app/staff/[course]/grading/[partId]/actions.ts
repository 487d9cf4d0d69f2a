"use server";

import { z } from "zod";
import { type AnswerForReview, getAnswerForReview } from "#server/answerForReview";
import { releaseClaim, renewClaim, type ClaimView } from "#server/claims";
import { AppError } from "#server/errors";
import { openAnswer as open, openNextAnswer as openNext, type OpenedAnswer } from "#server/gradingDesk";
import type { GradingProgress } from "#server/gradableParts";
import { getReview, reopenReview, saveReview as save, type ReviewView } from "#server/reviews";
import { asActor, type Refused } from "../../../../frame/asActor";
import { FilterSchema } from "../../../grading/filter";

const Id = z.string().min(1).max(64);
const Content = z.object({
  rubricItemIds: z.array(Id).max(200).readonly(),
  comment: z.string().max(64 * 1024),
  override: z.strictObject({ points: z.number(), reason: z.string().max(16 * 1024) }).nullable(),
});
const ReviewOrder = z.strictObject({
  ...Content.shape,
  submissionId: Id,
  revision: z.int().positive().nullable(),
  state: z.enum(["draft", "finished"]),
  gradingSeconds: z.number().nonnegative().max(1e6),
});
const NextOrder = z.strictObject({ partId: Id, after: Id.optional(), filter: FilterSchema, isBlind: z.boolean() });
const OpenOrder = z.strictObject({ submissionId: Id, isBlind: z.boolean() });

/** Opens one answer for this grader, or to read only while somebody else has it. */
export async function openAnswer(
  order: z.input<typeof OpenOrder>,
): Promise<{ ok: true; opened: OpenedAnswer } | Refused> {
  return asActor(async (actor) => {
    const { submissionId, isBlind } = OpenOrder.parse(order);
    return { ok: true, opened: await open(actor, submissionId, { isBlind }) };
  });
}

/** The same answer as it stands now, for who has it open. */
export async function readAnswer(
  order: z.input<typeof OpenOrder>,
): Promise<{ ok: true; answer: AnswerForReview } | Refused> {
  return asActor(async (actor) => {
    const { submissionId, isBlind } = OpenOrder.parse(order);
    return { ok: true, answer: await getAnswerForReview(actor, submissionId, { isBlind }) };
  });
}

/** Opens the next answer that waits; `opened` is null when none does. */
export async function openNextAnswer(
  order: z.input<typeof NextOrder>,
): Promise<{ ok: true; opened: OpenedAnswer | null; progress: GradingProgress } | Refused> {
  return asActor(async (actor) => {
    const { partId, ...options } = NextOrder.parse(order);
    return { ok: true, ...(await openNext(actor, partId, options)) };
  });
}

/** Stores a review. Where another one stands than the page knew, that one comes back. */
export async function saveReview(
  order: z.input<typeof ReviewOrder>,
): Promise<{ ok: true; review: ReviewView } | { ok: false; review: ReviewView | null; message: string } | Refused> {
  return asActor(async (actor) => {
    const input = ReviewOrder.parse(order);
    try {
      return { ok: true, review: await save(actor, input) };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== "CONFLICT") throw error;
      const review = await getReview(actor, input.submissionId);
      const { message } = error;
      return (review?.revision ?? null) === input.revision ? { ok: false, message } : { ok: false, review, message };
    }
  });
}

/** Makes a finished review a draft again. */
export async function reopen(order: {
  submissionId: string;
  revision: number;
}): Promise<{ ok: true; review: ReviewView } | Refused> {
  return asActor(async (actor) => {
    const input = z.strictObject({ submissionId: Id, revision: z.int().positive() }).parse(order);
    return { ok: true, review: await reopenReview(actor, input) };
  });
}

/** Says that this grader still has an answer open, and tells who has it. */
export async function renew(submissionId: string): Promise<{ ok: true; claim: ClaimView } | Refused> {
  return asActor(async (actor) => ({ ok: true, claim: await renewClaim(actor, Id.parse(submissionId)) }));
}

/** This grader has left an answer. */
export async function release(submissionId: string): Promise<{ ok: true } | Refused> {
  return asActor(async (actor) => {
    await releaseClaim(actor, Id.parse(submissionId));
    return { ok: true };
  });
}
