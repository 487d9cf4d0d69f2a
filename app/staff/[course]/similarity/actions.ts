"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { currentActor } from "#server/auth";
import { judgePair as judgePairOf } from "#server/similarPairs";
import { startSimilarityRun } from "#server/similarityRuns";
import { refusal } from "../../../frame/refusal";

type Answer = { ok: true } | { ok: false; message: string };

const signedOut = { ok: false, message: "You are signed out. Sign in again in another tab, then try again." } as const;
const Id = z.string().min(1).max(64);
const StartOrder = z.strictObject({ course: Id, partId: Id });
const JudgeOrder = z.strictObject({
  pairId: Id,
  judgement: z.enum(["copied", "independent"]).nullable(),
  reason: z.string().max(4_000),
  basedOn: z.date().nullable(),
});

/** Starts a comparison, or finds the one under way, and goes to it. */
export async function startComparison(order: z.input<typeof StartOrder>): Promise<Answer> {
  const { course, partId } = StartOrder.parse(order);
  const actor = await currentActor();
  if (actor === null) return signedOut;
  let runId: string;
  try {
    ({ runId } = await startSimilarityRun(actor, partId));
  } catch (error) {
    return refusal(error);
  }
  redirect(`/staff/${encodeURIComponent(course)}/similarity/${runId}`);
}

/** Writes a judgement down, or takes it back. */
export async function judgePair(order: z.input<typeof JudgeOrder>): Promise<Answer> {
  const { pairId, ...input } = JudgeOrder.parse(order);
  const actor = await currentActor();
  if (actor === null) return signedOut;
  try {
    await judgePairOf(actor, pairId, input);
  } catch (error) {
    return refusal(error);
  }
  refresh();
  return { ok: true };
}
