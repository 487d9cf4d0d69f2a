"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { startFromTemplate } from "#server/newWorkspace";
import { archiveWorkspace, createWorkspace } from "#server/workspaces";
import { asActor, type Refused } from "../../../frame/asActor";

const Id = z.string().min(1).max(64);
const Slug = z.string().max(200);

const NewOrder = z.strictObject({
  course: Id,
  slug: Slug,
  title: z.string().trim().min(1).max(120),
  template: Id,
});
const CopyOrder = z.strictObject({ course: Id, slug: Slug, versionId: Id });

interface Begun {
  ok: true;
  slug: string;
}

/** Begins a problem, and says where it is. */
export async function startProblem(order: z.input<typeof NewOrder>): Promise<Begun | Refused> {
  const parsed = NewOrder.safeParse(order);
  if (!parsed.success)
    return { ok: false, message: "A problem needs a short name, and a title of at most 120 letters." };
  const { course, ...input } = parsed.data;
  return asActor(async (actor) => ({ ok: true, ...(await startFromTemplate(actor, course, input)) }));
}

/** Copies a published version into a workspace, and says where that is. */
export async function copyProblem(order: z.input<typeof CopyOrder>): Promise<Begun | Refused> {
  const { course, slug, versionId } = CopyOrder.parse(order);
  return asActor(async (actor) => ({
    ok: true,
    ...(await createWorkspace(actor, course, { slug, from: { versionId } })),
  }));
}

/** Puts a problem that is being written out of sight. */
export async function archiveProblem(id: string): Promise<{ ok: true } | Refused> {
  return asActor(async (actor) => {
    await archiveWorkspace(actor, Id.parse(id));
    refresh();
    return { ok: true };
  });
}
