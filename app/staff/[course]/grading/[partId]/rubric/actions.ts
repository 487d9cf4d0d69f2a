"use server";

import { refresh } from "next/cache";
import type { Actor } from "#server/actor";
import { currentActor } from "#server/auth";
import { AppError } from "#server/errors";
import { type RubricChange, RubricChangeSchema } from "#server/rubricChange";
import type { RubricEffect } from "#server/rubricEffect";
import { changeRubric as changeRubricOf, previewRubricChange as previewOf } from "#server/rubrics";
import { refusal } from "../../../../../frame/refusal";

export type RubricAnswer = { ok: true; effect: RubricEffect } | { ok: false; message: string };

/** What a change would do, without doing it. */
export async function previewRubricChange(change: RubricChange): Promise<RubricAnswer> {
  return withChange(change, previewOf);
}

/** Does a change. */
export async function changeRubric(change: RubricChange): Promise<RubricAnswer> {
  const answer = await withChange(change, changeRubricOf);
  if (answer.ok) refresh();
  return answer;
}

async function withChange(
  input: unknown,
  act: (actor: Actor, change: RubricChange) => Promise<RubricEffect>,
): Promise<RubricAnswer> {
  const actor = await currentActor();
  if (actor === null)
    return { ok: false, message: "You are signed out. Sign in again in another tab, then try again." };
  const change = RubricChangeSchema.safeParse(input);
  if (!change.success) return { ok: false, message: change.error.issues[0]?.message ?? "This cannot be read." };
  try {
    return { ok: true, effect: await act(actor, change.data) };
  } catch (error) {
    // The page then shows what stands there now, beside what was typed.
    if (error instanceof AppError && error.code === "CONFLICT") refresh();
    return refusal(error);
  }
}
