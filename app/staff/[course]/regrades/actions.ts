"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { currentActor } from "#server/auth";
import { answerRegradeRequest as answerOf } from "#server/regradeAnswers";
import { refusal } from "../../../frame/refusal";

const AnswerOrder = z.strictObject({
  requestId: z.string().max(64),
  decision: z.enum(["granted", "declined"]),
  answer: z.string().max(20_000),
  makesTest: z.boolean(),
  override: z.strictObject({ points: z.number(), reason: z.string().max(10_000) }).nullable(),
  reviewRevision: z.number().int().nullable(),
});

/** Grants or declines a request, with its points where the form sets them. */
export async function answerRegradeRequest(
  order: z.input<typeof AnswerOrder>,
): Promise<{ ok: true } | { ok: false; message: string }> {
  const actor = await currentActor();
  if (actor === null)
    return { ok: false, message: "You are signed out. Sign in again in another tab, then come back and try again." };
  try {
    await answerOf(actor, AnswerOrder.parse(order));
  } catch (error) {
    return refusal(error);
  }
  refresh();
  return { ok: true };
}
