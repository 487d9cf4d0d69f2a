import { requiredFiles } from "#problems/folderText";
import { templates } from "#problems/templates/templates";
import { requireInstructor } from "./access";
import type { Actor } from "./actor";
import { AppError, notFound } from "./errors";
import { readProblemZip, writeProblemZip } from "./problemZip";
import { createWorkspace, getWorkspace } from "./workspaces";

/** What a new problem can begin with. */
export interface TemplateOutline {
  name: string;
  title: string;
  /** One sentence. */
  summary: string;
}

/** @throws AppError NOT_FOUND for everybody but instructors of the course */
export async function listTemplates(actor: Actor, courseSlug: string): Promise<TemplateOutline[]> {
  await requireInstructor(actor, { slug: courseSlug }, "course");
  return templates.map(({ name, title, summary }) => ({ name, title, summary }));
}

/**
 * A workspace that begins as a template, under the title that was chosen.
 *
 * @throws AppError NOT_FOUND for everybody but instructors, INVALID or CONFLICT when the slug cannot be taken
 */
export async function startFromTemplate(
  actor: Actor,
  courseSlug: string,
  { slug, title, template: name }: { slug: string; title: string; template: string },
): Promise<{ slug: string }> {
  await requireInstructor(actor, { slug: courseSlug }, "course");
  const template = templates.find((each) => each.name === name);
  if (template === undefined) throw notFound("template");
  const files = template.files(slug);
  const definition = (files["problem.ts"] ?? "").replace(
    firstTitle,
    (_whole, key: string) => key + JSON.stringify(title),
  );
  return createWorkspace(actor, courseSlug, { slug, from: { files: { ...files, "problem.ts": definition } } });
}

const firstTitle = /(\btitle:\s*)"(?:[^"\\\n]|\\.)*"/;

/** Larger than any folder can be that is not too large: the rest is not read. */
export const longestZipBytes = 8 * 1024 * 1024;

/**
 * A workspace of what a zip file holds.
 *
 * @param slug - null: the name of the folder in the zip file
 * @throws AppError NOT_FOUND for everybody but instructors; INVALID or TOO_LARGE for what is no problem folder; CONFLICT
 *   when the slug is taken
 */
export async function importProblem(
  actor: Actor,
  courseSlug: string,
  { slug, bytes }: { slug: string | null; bytes: Uint8Array },
): Promise<{ slug: string }> {
  await requireInstructor(actor, { slug: courseSlug }, "course");
  const { slug: named, files } = await readProblemZip(bytes);
  // The others can be added where it is written; without these two there is nothing to begin from.
  const absent = requiredFiles.filter((name) => !Object.hasOwn(files, name));
  if (absent.length > 0)
    throw new AppError("INVALID", `This zip file holds no problem folder: ${absent.join(" and ")} not found.`);
  const chosen = slug ?? named;
  if (chosen === null)
    throw new AppError(
      "INVALID",
      "This zip file holds no folder that would name the problem. Type a short name for it.",
    );
  return createWorkspace(actor, courseSlug, { slug: chosen, from: { files } });
}

/** The files of a workspace as they are saved, as a zip file. @throws AppError NOT_FOUND for everybody but instructors */
export async function exportWorkspace(
  actor: Actor,
  courseSlug: string,
  workspaceSlug: string,
): Promise<{ slug: string; bytes: Uint8Array }> {
  const { slug, files } = await getWorkspace(actor, courseSlug, workspaceSlug);
  return { slug, bytes: await writeProblemZip(slug, files) };
}
