import { hashFiles } from "#problems/folderText";
import { type ProblemFiles, ProblemFilesSchema, SlugSchema } from "#problems/schema";
import { templates } from "#problems/templates/templates";
import { type Access, requireId, requireInstructor } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { database, type Database, isUniqueViolation } from "./db";
import { AppError, notFound } from "./errors";
import { findNewest, type ProofView, stopProofs } from "./proofs";
import { lockWorkspace, requireWorkspace } from "./workspaceAccess";
import { changeFiles, type FileChanges, requireFolder } from "./workspaceFiles";
import { newerThanSeen, type SaveOutcome, writeFiles } from "./workspaceHistory";
import { listSeats, type Seat } from "./workspaceSeats";

export {
  getState,
  listStates,
  restoreState,
  type SaveOutcome,
  type StateRow,
  type StateView,
} from "./workspaceHistory";
export { type Seat, takeSeat } from "./workspaceSeats";

/** A problem that instructors write in the browser, in a list. */
export interface WorkspaceRow {
  id: string;
  slug: string;
  /** As its newest proof read it. Null before the files were ever loaded. */
  title: string | null;
  updatedAt: Date;
  /** Who saved last. */
  authorName: string;
  /** Number of the newest version. Null before the first. */
  publishedNumber: number | null;
  /** The newest version was published with exactly these files. */
  isPublished: boolean;
}

/** A problem as the authoring screen opens it. */
export interface WorkspaceView {
  id: string;
  slug: string;
  courseSlug: string;
  files: ProblemFiles;
  revision: number;
  updatedAt: Date;
  /** The newest version first. */
  published: { versionId: string; number: number; hash: string; publishedAt: Date }[];
  /** Who else has it open. */
  seats: Seat[];
  proof: ProofView | null;
}

/** Where a workspace's first files come from. */
export type WorkspaceSource = { template: string } | { versionId: string } | { files: ProblemFiles };

/**
 * The workspaces of a course that are not archived, by slug.
 *
 * @throws AppError NOT_FOUND for everybody but instructors of the course
 */
export async function listWorkspaces(actor: Actor, courseSlug: string): Promise<WorkspaceRow[]> {
  const { courseId } = await requireInstructor(actor, { slug: courseSlug }, "course");
  const workspaces = await database().workspace.findMany({
    where: { courseId, archivedAt: null },
    orderBy: { slug: "asc" },
    select: {
      ...{ id: true, slug: true, updatedAt: true },
      states: { orderBy: { revision: "desc" }, take: 1, select: { hash: true, author: { select: { name: true } } } },
      problem: {
        select: { versions: { orderBy: { number: "desc" }, take: 1, select: { number: true, hash: true } } },
      },
    },
  });
  return Promise.all(
    workspaces.map(async ({ id, slug, updatedAt, states: [state], problem }) => {
      const version = problem?.versions[0];
      return {
        ...{ id, slug, updatedAt, authorName: state?.author.name ?? "", publishedNumber: version?.number ?? null },
        title: (await findNewest(database(), id))?.definition?.title ?? null,
        isPublished: version !== undefined && version.hash === state?.hash,
      };
    }),
  );
}

/**
 * Begins to write a problem. The files of a version of this course's own problem, under its own slug, make the next
 * version of that problem; all others make a problem of their own. A workspace of this slug that was archived comes back
 * with its history, and these files are its newest state.
 *
 * @throws AppError NOT_FOUND for everybody but instructors of the course, and for a version that is not theirs to copy;
 *   INVALID for a slug that is none, a template that does not exist and files that are no folder; CONFLICT when the slug
 *   is taken
 */
export async function createWorkspace(
  actor: Actor,
  courseSlug: string,
  { slug, from }: { slug: string; from: WorkspaceSource },
): Promise<{ id: string; slug: string }> {
  const access = await requireInstructor(actor, { slug: courseSlug }, "course");
  const parsed = SlugSchema.safeParse(slug);
  if (!parsed.success)
    throw new AppError("INVALID", `The name of a problem: ${parsed.error.issues[0]?.message ?? "it is not one"}.`);
  const { files, of } = await readSource(actor, access, slug, from);
  const hash = hashFiles(files);
  try {
    return await database().$transaction(async (tx) => {
      const problemId = await requireFreeSlug(tx, access.courseId, slug, of);
      const archived = await tx.workspace.findUnique({
        where: { courseId_slug: { courseId: access.courseId, slug } },
        select: { id: true },
      });
      const id =
        archived === null
          ? await insertWorkspace(tx, actor, { courseId: access.courseId, slug, problemId, files, hash })
          : await reviveWorkspace(tx, actor, archived.id, { problemId, files });
      await recordChange(tx, actor, {
        courseId: access.courseId,
        action: "problem begun",
        subject: { kind: "workspace", id },
        after: { problem: slug, hash, from: inWords(from) },
      });
      return { id, slug };
    });
  } catch (error) {
    throw isUniqueViolation(error) ? slugTaken(slug) : error;
  }
}

/**
 * A workspace of a course by its slug.
 *
 * @throws AppError NOT_FOUND for everybody but instructors of the course, and for one that is archived
 */
export async function getWorkspace(actor: Actor, courseSlug: string, slug: string): Promise<WorkspaceView> {
  const { courseId } = await requireInstructor(actor, { slug: courseSlug }, "problem");
  const found = await database().workspace.findFirst({
    where: { courseId, slug, archivedAt: null },
    select: {
      ...{ id: true, files: true, revision: true, updatedAt: true },
      problem: {
        select: {
          versions: {
            orderBy: { number: "desc" },
            select: { id: true, number: true, hash: true, publishedAt: true },
          },
        },
      },
    },
  });
  if (found === null) throw notFound("problem");
  const { id, files, revision, updatedAt, problem } = found;
  const [seats, proof] = await Promise.all([listSeats(id, actor.userId), findNewest(database(), id)]);
  return {
    ...{ id, slug, courseSlug, revision, updatedAt, seats, proof, files: ProblemFilesSchema.parse(files) },
    published: (problem?.versions ?? []).map(({ id: versionId, ...version }) => ({ versionId, ...version })),
  };
}

/**
 * Keeps changes of files. Nothing is stored when somebody saved since the actor looked: they are told what stands there
 * now, which may be their own files, if the answer to an earlier save was lost on its way.
 *
 * @param revision - the revision that the actor's files have been changed from
 * @throws AppError NOT_FOUND for everybody but instructors of its course; INVALID for what cannot be a problem's file, or
 *   is too much; CONFLICT when the workspace was archived meanwhile
 */
export async function saveWorkspace(
  actor: Actor,
  { id, revision, changes }: { id: string; revision: number; changes: FileChanges },
): Promise<SaveOutcome> {
  const workspace = await requireWorkspace(actor, id);
  return database().$transaction(async (tx) => {
    const locked = await lockWorkspace(tx, workspace.id);
    if (locked.revision !== revision) return newerThanSeen(locked);
    const files = changeFiles(locked.files, changes);
    if (hashFiles(files) === locked.newest.hash) return { isStored: true, revision, hash: locked.newest.hash };
    return { isStored: true, ...(await writeFiles(tx, actor, locked, { files, isOfItsOwn: false })) };
  });
}

/**
 * Puts a workspace out of sight. Versions that were published from it stay, and so does its history: `createWorkspace`
 * with its slug brings it back.
 *
 * @throws AppError NOT_FOUND for everybody but instructors of its course
 */
export async function archiveWorkspace(actor: Actor, id: string): Promise<void> {
  const workspace = await requireWorkspace(actor, id);
  await database().$transaction(async (tx) => {
    const { slug, courseId, revision, newest } = await lockWorkspace(tx, workspace.id);
    await stopProofs(tx, { workspaceId: workspace.id });
    await tx.workspace.update({ where: { id: workspace.id }, data: { archivedAt: new Date() }, select: { id: true } });
    await recordChange(tx, actor, {
      ...{ courseId, action: "problem archived", subject: { kind: "workspace", id: workspace.id } },
      before: { problem: slug, revision, hash: newest.hash },
    });
  });
}

interface Source {
  files: ProblemFiles;
  /** The problem that goes on, when the files are of one of its versions. */
  of: string | null;
}

async function readSource(actor: Actor, access: Access, slug: string, from: WorkspaceSource): Promise<Source> {
  if ("files" in from) return { files: requireFolder(from.files), of: null };
  if ("template" in from) {
    const template = templates.find(({ name }) => name === from.template);
    if (template === undefined) throw new AppError("INVALID", `There is no template called "${from.template}".`);
    return { files: template.files(slug), of: null };
  }
  const what = "version of a problem";
  const version = await database().problemVersion.findUnique({
    where: { id: requireId(from.versionId, what) },
    select: { files: true, problem: { select: { id: true, slug: true, courseId: true } } },
  });
  if (version === null) throw notFound(what);
  const { id, slug: itsSlug, courseId } = version.problem;
  if (courseId !== null && courseId !== access.courseId) await requireInstructor(actor, { id: courseId }, what);
  const goesOn = itsSlug === slug && courseId === access.courseId;
  return { files: requireFolder(ProblemFilesSchema.parse(version.files)), of: goesOn ? id : null };
}

/** @returns the problem that the workspace belongs to, when there is one already */
async function requireFreeSlug(
  tx: Database,
  courseId: string,
  slug: string,
  of: string | null,
): Promise<string | null> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('publish'), hashtext(${slug}))`;
  const [problem, elsewhere] = await Promise.all([
    tx.problem.findUnique({ where: { slug }, select: { id: true, courseId: true } }),
    tx.workspace.findFirst({
      where: { slug, OR: [{ courseId: { not: courseId } }, { archivedAt: null }] },
      select: { id: true },
    }),
  ]);
  if (problem !== null && problem.id !== of && problem.courseId === courseId)
    throw new AppError(
      "CONFLICT",
      `This course has published a problem called "${slug}". Open one of its versions, or choose another name.`,
    );
  if (elsewhere !== null || (problem !== null && problem.id !== of)) throw slugTaken(slug);
  return of;
}

async function insertWorkspace(
  tx: Database,
  actor: Actor,
  { hash, ...columns }: { courseId: string; slug: string; problemId: string | null; files: ProblemFiles; hash: string },
): Promise<string> {
  const state = { revision: 1, files: columns.files, hash, authorId: actor.userId };
  const { id } = await tx.workspace.create({ data: { ...columns, states: { create: state } }, select: { id: true } });
  return id;
}

async function reviveWorkspace(
  tx: Database,
  actor: Actor,
  id: string,
  { problemId, files }: { problemId: string | null; files: ProblemFiles },
): Promise<string> {
  await tx.workspace.update({ where: { id }, data: { archivedAt: null, problemId }, select: { id: true } });
  await writeFiles(tx, actor, await lockWorkspace(tx, id), { files, isOfItsOwn: true });
  return id;
}

const slugTaken = (slug: string): AppError =>
  new AppError("CONFLICT", `There is a problem called "${slug}" already. Choose another name.`);

function inWords(from: WorkspaceSource): string {
  if ("template" in from) return `template ${from.template}`;
  return "versionId" in from ? `version ${from.versionId}` : "files";
}
