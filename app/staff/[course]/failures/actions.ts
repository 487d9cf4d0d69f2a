"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { startReduction, stopReduction, writeMistake } from "#server/reductions";
import { asActor, type Refused } from "../../../frame/asActor";

const Id = z.string().min(1).max(64);
const Slug = z.string().max(200);
const StartOrder = z.strictObject({
  course: Id,
  submissionId: Id,
  into: z.union([z.strictObject({ workspaceId: Id }), z.strictObject({ slug: Slug })]),
});
const kinds = ["sign", "factor", "formula", "order", "index", "edge-case", "randomness", "memory", "budget"] as const;
const MistakeOrder = z.strictObject({
  id: Id,
  name: z.string().max(100),
  title: z.string().max(1_000),
  kind: z.enum(kinds).optional(),
  feedback: z.string().max(10_000),
});

/** Asks for a smaller program, and says where it is. */
export async function makeMistake(
  order: z.input<typeof StartOrder>,
): Promise<{ ok: true; id: string; partId: string } | Refused> {
  const input = StartOrder.parse(order);
  return asActor(async (actor) => ({ ok: true, ...(await startReduction(actor, input)) }));
}

export async function stopMaking(id: string): Promise<{ ok: true } | Refused> {
  const answer = await asActor(async (actor) => {
    await stopReduction(actor, Id.parse(id));
    return { ok: true as const };
  });
  refresh();
  return answer;
}

export async function saveMistake(order: z.input<typeof MistakeOrder>): Promise<{ ok: true; file: string } | Refused> {
  const parsed = MistakeOrder.safeParse(order);
  if (!parsed.success) return { ok: false, message: "Some of these words are too long for a mistake file." };
  const { kind, ...words } = parsed.data;
  const answer = await asActor(async (actor) => ({
    ok: true as const,
    ...(await writeMistake(actor, { ...words, ...(kind === undefined ? {} : { kind }) })),
  }));
  refresh();
  return answer;
}
