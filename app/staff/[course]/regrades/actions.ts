"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { answerRegradeRequest as answerOf } from "#server/regradeAnswers";
import { asActor, type Refused } from "../../../frame/asActor";

const AnswerOrder = z.strictObject({
  requestId: z.string().max(64),
  decision: z.enum(["granted", "declined"]),
  answer: z.string().max(20_000),
  makesTest: z.boolean(),
  override: z.strictObject({ points: z.number(), reason: z.string().max(10_000) }).nullable(),
  reviewRevision: z.number().int().nullable(),
});

/** Grants or declines a request, with its points where the form sets them. */
export async function answerRegradeRequest(order: z.input<typeof AnswerOrder>): Promise<{ ok: true } | Refused> {
  return asActor(async (actor) => {
    await answerOf(actor, AnswerOrder.parse(order));
    refresh();
    return { ok: true };
  });
}
