"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { type FilePreview, importAssignment as importOf, previewAssignmentFile } from "#server/assignmentFile";
import { createAssignment as createOf } from "#server/assignmentPlan";
import { setCourseTotal as setTotalOf } from "#server/courseTotal";
import { duplicateAssignment as duplicateOf } from "#server/duplicateAssignment";
import { asActor, type Refused } from "../../../frame/asActor";

const Slug = z.string().max(64);
const Text = z.string().max(256 * 1024);

const NewOrder = z.strictObject({ course: Slug, title: z.string().max(400), slug: z.string().max(200) });
const FileOrder = z.strictObject({ course: Slug, text: Text });
const ImportOrder = FileOrder.extend({ revision: z.int().nullable() });
const CopyOrder = z.strictObject({
  course: Slug,
  from: z.strictObject({ course: Slug, assignment: Slug }),
  slug: z.string().max(200),
});

const TotalOrder = z.strictObject({
  course: Slug,
  dropLowest: z.number(),
  seen: z.strictObject({ dropLowest: z.number() }),
});

type Made = { ok: true; slug: string } | Refused;

export async function createAssignment(order: z.input<typeof NewOrder>): Promise<Made> {
  return asActor(async (actor) => ({ ok: true, ...(await createOf(actor, NewOrder.parse(order))) }));
}

/** What a file would change. */
export async function previewFile(
  order: z.input<typeof FileOrder>,
): Promise<{ ok: true; preview: FilePreview } | Refused> {
  return asActor(async (actor) => ({ ok: true, preview: await previewAssignmentFile(actor, FileOrder.parse(order)) }));
}

export async function importAssignment(order: z.input<typeof ImportOrder>): Promise<Made> {
  return asActor(async (actor) => {
    const made = await importOf(actor, ImportOrder.parse(order));
    refresh();
    return { ok: true, ...made };
  });
}

export async function duplicateAssignment(order: z.input<typeof CopyOrder>): Promise<Made> {
  return asActor(async (actor) => ({ ok: true, ...(await duplicateOf(actor, CopyOrder.parse(order))) }));
}

/** Sets how the total of the course is made. Also when it is refused the page shows then what it is. */
export async function setCourseTotal(order: z.input<typeof TotalOrder>): Promise<{ ok: true } | Refused> {
  return asActor(async (actor) => {
    refresh();
    await setTotalOf(actor, TotalOrder.parse(order));
    return { ok: true };
  });
}
