"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { eraseSurveyAnswers } from "#server/surveys";
import { asActor, type Refused } from "../../../../frame/asActor";

const OrderSchema = z.strictObject({ partId: z.string().max(64), userId: z.string().max(64) });

/** Takes away what a student wrote in a survey. */
export async function eraseAnswers(order: z.input<typeof OrderSchema>): Promise<{ ok: true } | Refused> {
  return asActor(async (actor) => {
    await eraseSurveyAnswers(actor, OrderSchema.parse(order));
    refresh();
    return { ok: true };
  });
}
