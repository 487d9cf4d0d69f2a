"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import {
  applyVersionChange,
  cancelVersionChange,
  type Decision,
  retryFailedShadows,
  startVersionChange,
} from "#server/versionChanges";
import { asActor, type Refused } from "../../../frame/asActor";

const Id = z.string().min(1).max(64);
const StartOrder = z.strictObject({ course: Id, itemId: Id, toVersionId: Id });
const ApplyOrder = z.strictObject({
  id: Id,
  choice: z.enum(["raise", "all", "none"]),
  notice: z.string().max(4_000),
  basedOn: z.string().max(64),
});

/** Begins a change and goes to it. What comes back is why it did not begin. */
export async function startChange(order: z.input<typeof StartOrder>): Promise<Refused> {
  const { course, ...input } = StartOrder.parse(order);
  const begun = await asActor(async (actor) => ({ ok: true as const, ...(await startVersionChange(actor, input)) }));
  if (!begun.ok) return begun;
  redirect(`/staff/${encodeURIComponent(course)}/versions/${begun.id}`);
}

export async function applyChange(
  order: z.input<typeof ApplyOrder>,
): Promise<{ ok: true; decision: Decision } | Refused> {
  const input = ApplyOrder.parse(order);
  const answer = await asActor(async (actor) => ({
    ok: true as const,
    decision: await applyVersionChange(actor, input),
  }));
  refresh();
  return answer;
}

export async function cancelChange(id: string): Promise<{ ok: true } | Refused> {
  const answer = await asActor(async (actor) => {
    await cancelVersionChange(actor, Id.parse(id));
    return { ok: true as const };
  });
  refresh();
  return answer;
}

export async function replayFailed(id: string): Promise<{ ok: true } | Refused> {
  const answer = await asActor(async (actor) => {
    await retryFailedShadows(actor, Id.parse(id));
    return { ok: true as const };
  });
  refresh();
  return answer;
}
