"use server";

import { z } from "zod";
import { currentActor } from "#server/auth";
import { previewMarkdown as previewOf } from "#server/previewMarkdown";
import { refusal } from "../frame/refusal";

const Markdown = z.string().max(16 * 1024);

/** Markdown as its readers will see it: HTML that is safe to show. */
export async function previewMarkdown(
  markdown: z.input<typeof Markdown>,
): Promise<{ ok: true; html: string } | { ok: false; message: string }> {
  const actor = await currentActor();
  if (actor === null) return { ok: false, message: "You are signed out, so there is no preview." };
  const parsed = Markdown.safeParse(markdown);
  if (!parsed.success) return { ok: false, message: "This text is too long for a preview." };
  try {
    return { ok: true, html: await previewOf(actor, parsed.data) };
  } catch (error) {
    return refusal(error);
  }
}
