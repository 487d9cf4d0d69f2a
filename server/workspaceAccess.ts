import { type ProblemFiles, ProblemFilesSchema } from "#problems/schema";
import { type Access, requireId, requireInstructor } from "./access";
import type { Actor } from "./actor";
import { database, type Database } from "./db";
import { AppError, notFound } from "./errors";

/** What a workspace is called where one is refused. */
const what = "problem";

/**
 * The workspace of this id and its course, for an instructor of the course.
 *
 * @throws AppError NOT_FOUND for everybody else, and for a workspace that is archived
 */
export async function requireWorkspace(actor: Actor, id: string): Promise<{ id: string; access: Access }> {
  const workspace = await database().workspace.findUnique({
    where: { id: requireId(id, what) },
    select: { id: true, courseId: true, archivedAt: true },
  });
  if (workspace === null) throw notFound(what);
  const access = await requireInstructor(actor, { id: workspace.courseId }, what);
  if (workspace.archivedAt !== null) throw notFound(what);
  return { id: workspace.id, access };
}

export interface LockedWorkspace {
  id: string;
  courseId: string;
  slug: string;
  problemId: string | null;
  files: ProblemFiles;
  revision: number;
  /** Its newest state. */
  newest: { revision: number; hash: string; authorId: string; authorName: string; beganAt: Date };
}

/** Who else wants to change the workspace waits until the transaction ends. */
export async function lockWorkspace(tx: Database, id: string): Promise<LockedWorkspace> {
  await tx.$queryRaw`SELECT id FROM "Workspace" WHERE id = ${id}::uuid FOR UPDATE`;
  const { states, files, archivedAt, ...workspace } = await tx.workspace.findUniqueOrThrow({
    where: { id },
    select: {
      ...{ id: true, courseId: true, slug: true, problemId: true, files: true, revision: true, archivedAt: true },
      states: {
        orderBy: { revision: "desc" },
        take: 1,
        select: { revision: true, hash: true, authorId: true, beganAt: true, author: { select: { name: true } } },
      },
    },
  });
  const [newest] = states;
  if (newest === undefined) throw new Error(`workspace ${id} has no state`);
  if (archivedAt !== null) throw new AppError("CONFLICT", "This problem was archived meanwhile. Nothing was changed.");
  const { author, ...state } = newest;
  return { ...workspace, files: ProblemFilesSchema.parse(files), newest: { ...state, authorName: author.name } };
}
