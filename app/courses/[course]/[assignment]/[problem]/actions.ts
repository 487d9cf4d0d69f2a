"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { currentActor } from "#server/auth";
import { saveDraft as saveDraftOf } from "#server/drafts";
import { getSubmission, submitAnswer as submitAnswerOf, type SubmissionView } from "#server/submissions";
import type { SaveAnswer } from "../../../../workbench/draftKeeper";
import { asActor, type Refused } from "../../../../frame/asActor";

const Id = z.string().min(1).max(64);
const Text = z.string().max(256 * 1024);

const DraftOrder = z.strictObject({
  itemId: Id,
  partId: Id,
  text: Text,
  /** Milliseconds since 1970. */
  basedOn: z.int().nonnegative().max(8.64e15).nullable(),
});
const SubmitOrder = z.strictObject({
  itemId: Id,
  partId: Id,
  kind: z.enum(["run", "submit"]),
  /** Parsed by the service. */
  answer: z.unknown().refine((answer) => JSON.stringify(answer).length <= 256 * 1024),
  clientKey: z.uuid(),
});

/** Stores what is being typed, unless there is a draft that the page did not know of: then that one comes back. */
export async function saveDraft(order: z.input<typeof DraftOrder>): Promise<SaveAnswer> {
  return asActor(async (actor) => {
    const { basedOn, ...rest } = DraftOrder.parse(order);
    const saved = await saveDraftOf(actor, { ...rest, basedOn: basedOn === null ? null : new Date(basedOn) });
    const draft = { text: saved.draft.text, savedAt: saved.draft.savedAt.getTime() };
    return saved.isStored ? { ok: true, savedAt: draft.savedAt } : { ok: false, newer: draft };
  });
}

/** Hands in an answer, to be graded or, for code, run on the public tests. The same `clientKey` twice is one submission. */
export async function submitAnswer(
  order: z.input<typeof SubmitOrder>,
): Promise<{ ok: true; submissionId: string } | Refused> {
  return asActor(async (actor) => {
    const { submissionId } = await submitAnswerOf(actor, SubmitOrder.parse(order));
    return { ok: true, submissionId };
  });
}

/** A submission as it stands now: its code, and its verdict once there is one. */
export async function loadSubmission(
  submissionId: string,
): Promise<{ ok: true; submission: SubmissionView } | Refused> {
  return asActor(async (actor) => ({ ok: true, submission: await getSubmission(actor, Id.parse(submissionId)) }));
}

/**
 * Brings the totals and the history around the workbench up to date. Unlike the router's own refresh it rejects while web
 * or database are away: that one would put an error in the place of the page, and of what is being typed and sent on it.
 */
export async function refreshItem(): Promise<void> {
  if ((await currentActor()) !== null) refresh();
}
