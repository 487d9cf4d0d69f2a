"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { currentActor } from "#server/auth";
import { startFromTemplate } from "#server/newWorkspace";
import { archiveWorkspace, createWorkspace } from "#server/workspaces";
import { asActor, type Refused } from "../../../frame/asActor";
import { refusal } from "../../../frame/refusal";

const Id = z.string().min(1).max(64);
const Slug = z.string().max(200);

const NewOrder = z.strictObject({
  course: Id,
  slug: Slug,
  title: z.string().trim().min(1).max(120),
  template: Id,
});
const CopyOrder = z.strictObject({ course: Id, slug: Slug, versionId: Id });

const signedOut = { ok: false, message: "You are signed out. Sign in again in another tab, then try again." } as const;

/** Begins a problem and goes to it. */
export async function startProblem(order: z.input<typeof NewOrder>): Promise<Refused> {
  const parsed = NewOrder.safeParse(order);
  if (!parsed.success)
    return { ok: false, message: "A problem needs a short name, and a title of at most 120 letters." };
  const { course, ...input } = parsed.data;
  const actor = await currentActor();
  if (actor === null) return signedOut;
  let slug: string;
  try {
    ({ slug } = await startFromTemplate(actor, course, input));
  } catch (error) {
    return refusal(error);
  }
  redirect(addressOf(course, slug));
}

/** Copies a published version into a workspace and goes to it. */
export async function copyProblem(order: z.input<typeof CopyOrder>): Promise<Refused> {
  const { course, slug: wanted, versionId } = CopyOrder.parse(order);
  const actor = await currentActor();
  if (actor === null) return signedOut;
  let slug: string;
  try {
    ({ slug } = await createWorkspace(actor, course, { slug: wanted, from: { versionId } }));
  } catch (error) {
    return refusal(error);
  }
  redirect(addressOf(course, slug));
}

/** Puts a problem that is being written out of sight. */
export async function archiveProblem(id: string): Promise<{ ok: true } | Refused> {
  return asActor(async (actor) => {
    await archiveWorkspace(actor, Id.parse(id));
    refresh();
    return { ok: true };
  });
}

const addressOf = (course: string, slug: string): string =>
  `/staff/${encodeURIComponent(course)}/problems/${encodeURIComponent(slug)}`;
