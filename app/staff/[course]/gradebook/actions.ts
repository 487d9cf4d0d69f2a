"use server";

import { z } from "zod";
import { getGradebook } from "#server/gradebook";
import { type CellExplanation, getCellExplanation } from "#server/gradebookCell";
import { applyOverrides, type OverridePreview, previewOverrides } from "#server/overrideImport";
import { asActor, type Refused } from "../../../frame/asActor";
import { type PartColumns, toPartColumns } from "../../gradebook/partColumns";

const Slug = z.string().min(1).max(64);
const CellOrder = z.strictObject({ course: Slug, assignment: Slug, userId: z.uuid(), itemId: z.uuid().nullable() });

/** Why a number of the gradebook is what it is. */
export async function explainCell(
  order: z.input<typeof CellOrder>,
): Promise<{ ok: true; view: CellExplanation } | Refused> {
  return asActor(async (actor) => ({ ok: true, view: await getCellExplanation(actor, CellOrder.parse(order)) }));
}

/** The points of single parts, for a file. */
export async function readParts(course: string): Promise<{ ok: true; parts: PartColumns } | Refused> {
  return asActor(async (actor) => ({ ok: true, parts: toPartColumns(await getGradebook(actor, Slug.parse(course))) }));
}

const FileOrder = z.strictObject({ course: Slug, text: z.string().max(2_000_000) });
const ApplyOrder = FileOrder.extend({ reason: z.string().max(2_000), fingerprint: z.string().length(64) });

/** What a file of points would change. */
export async function previewFile(
  order: z.input<typeof FileOrder>,
): Promise<{ ok: true; preview: OverridePreview } | Refused> {
  return asActor(async (actor) => ({ ok: true, preview: await previewOverrides(actor, FileOrder.parse(order)) }));
}

/** Sets what was previewed. */
export async function applyFile(order: z.input<typeof ApplyOrder>): Promise<{ ok: true; count: number } | Refused> {
  return asActor(async (actor) => ({ ok: true, count: await applyOverrides(actor, ApplyOrder.parse(order)) }));
}
