"use server";

import { z } from "zod";
import type { Actor } from "#server/actor";
import { currentActor } from "#server/auth";
import { type CellExplanation, getCellExplanation } from "#server/gradebookCell";
import { refusal } from "../../../frame/refusal";

type Refused = { ok: false; message: string };

const Slug = z.string().min(1).max(64);
const CellOrder = z.strictObject({ course: Slug, assignment: Slug, userId: z.uuid(), itemId: z.uuid().nullable() });

/** Why a number of the gradebook is what it is. */
export async function explainCell(
  order: z.input<typeof CellOrder>,
): Promise<{ ok: true; view: CellExplanation } | Refused> {
  return asActor(async (actor) => ({ ok: true, view: await getCellExplanation(actor, CellOrder.parse(order)) }));
}

async function asActor<T>(act: (actor: Actor) => Promise<T>): Promise<T | Refused> {
  const actor = await currentActor();
  if (actor === null) return { ok: false, message: "You are signed out. Sign in again in another tab, then try again." };
  try {
    return await act(actor);
  } catch (error) {
    return refusal(error);
  }
}
