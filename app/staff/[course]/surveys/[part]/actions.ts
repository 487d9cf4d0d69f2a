"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { currentActor } from "#server/auth";
import { eraseSurveyAnswers } from "#server/surveys";
import { refusal } from "../../../../frame/refusal";

const OrderSchema = z.strictObject({ partId: z.string().max(64), userId: z.string().max(64) });

/** Takes away what a student wrote in a survey. */
export async function eraseAnswers(
  order: z.input<typeof OrderSchema>,
): Promise<{ ok: true } | { ok: false; message: string }> {
  const actor = await currentActor();
  if (actor === null) return { ok: false, message: "You are signed out. Sign in again, then try once more." };
  try {
    await eraseSurveyAnswers(actor, OrderSchema.parse(order));
    refresh();
    return { ok: true };
  } catch (error) {
    return refusal(error);
  }
}
