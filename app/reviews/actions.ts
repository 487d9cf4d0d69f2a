"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { currentActor } from "#server/auth";
import { recordLook as recordLookOf } from "#server/changesSinceLook";
import { askForRegrade as askOf, withdrawRegradeRequest as withdrawOf } from "#server/regradeRequests";
import { asActor, type Refused } from "../frame/asActor";

const Id = z.string().min(1).max(64);
const Value = z.string().max(8_000);

const AskOrder = z.strictObject({
  submissionId: Id,
  reason: z.string().max(20_000),
  claim: z
    .strictObject({
      function: z.string().max(200),
      arguments: z.array(Value).max(20),
      expected: Value,
      tolerance: z.number().nullable(),
    })
    .nullable(),
});
const LookOrder = z.strictObject({
  course: Id,
  assignment: Id,
  /** Milliseconds since 1970. */
  seenAt: z.int().nonnegative().max(8.64e15),
});

export type Answered = { ok: true } | Refused;

/** Asks for a regrade, with a claim that is run or without. */
export async function askForRegrade(order: z.input<typeof AskOrder>): Promise<Answered> {
  return asActor(async (actor) => {
    await askOf(actor, AskOrder.parse(order));
    refresh();
    return { ok: true };
  });
}

/** Takes a request back that nobody has answered. */
export async function withdrawRegradeRequest(requestId: string): Promise<Answered> {
  return asActor(async (actor) => {
    await withdrawOf(actor, Id.parse(requestId));
    refresh();
    return { ok: true };
  });
}

/**
 * Brings the page up to date. Unlike the router's own refresh it rejects while web or database are away: that one would
 * put an error in the place of the page, and of what is being typed on it.
 */
export async function lookForNews(): Promise<void> {
  if ((await currentActor()) !== null) refresh();
}

/** Notes that somebody has seen an assignment as it was. The page stays as it is: its news are being read. */
export async function recordLook(order: z.input<typeof LookOrder>): Promise<void> {
  const { seenAt, ...rest } = LookOrder.parse(order);
  await asActor((actor) => recordLookOf(actor, { ...rest, seenAt: new Date(seenAt) }));
}
