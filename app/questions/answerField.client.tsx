"use client";

import { createContext, use } from "react";
import type { z } from "zod";

/** What the field of an answer kind shares with the card around it. */
export interface AnswerField {
  /** What was typed so far, as it was kept: not checked. Null for nothing yet. */
  kept: unknown;
  /** Keeps an answer as it is being made, also an unfinished one. */
  keep: (answer: { kind: string }) => void;
  /** Names the field: the id of the question's heading. */
  labelledBy: string;
  /** Says more about it: the id of what is asked. */
  describedBy: string;
}

export const AnswerFieldContext = createContext<AnswerField | null>(null);

/** Where an answer belongs: for a field that itself asks the server for something. */
export interface AnswerPlace {
  itemId: string;
  partId: string;
}

export const AnswerPlaceContext = createContext<AnswerPlace | null>(null);

export function useAnswerPlace(): AnswerPlace {
  const place = use(AnswerPlaceContext);
  if (place === null) throw new Error("an answer's field stands outside of a question's card");
  return place;
}

/**
 * The answer being made in this field.
 *
 * @param schema - what an unfinished answer looks like; anything else that was kept is as good as nothing
 */
export function useAnswerField<Draft extends { kind: string }>(
  schema: z.ZodType<Draft>,
): Omit<AnswerField, "kept" | "keep"> & { draft: Draft | null; keep: (answer: Draft) => void } {
  const field = use(AnswerFieldContext);
  if (field === null) throw new Error("an answer's field stands outside of a question's card");
  const { kept, ...rest } = field;
  const parsed = schema.safeParse(kept);
  return { ...rest, draft: parsed.success ? parsed.data : null };
}
