import { hashFiles } from "#problems/folderText";
import { type ProblemFiles, ProblemFilesSchema } from "#problems/schema";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { database, type Database } from "./db";
import { notFound } from "./errors";
import { type LockedWorkspace, lockWorkspace, requireWorkspace } from "./workspaceAccess";

/** Saves of one person that are no further apart from the first of them are one state. */
const stateMs = 5 * 60_000;

/** A save, or that somebody else saved first: then nothing was stored, and this is what stands there now. */
export type SaveOutcome =
  | { isStored: true; revision: number; hash: string }
  | { isStored: false; newer: { files: ProblemFiles; revision: number; authorName: string } };

export interface StateRow {
  /** Of the workspace when the state was last changed. */
  revision: number;
  hash: string;
  authorName: string;
  beganAt: Date;
  savedAt: Date;
  /** The number of the version that was published with exactly these files. */
  publishedAs: number | null;
}

export interface StateView extends StateRow {
  files: ProblemFiles;
}

/**
 * A workspace's states, the newest first.
 *
 * @throws AppError NOT_FOUND for everybody but instructors of its course
 */
export async function listStates(actor: Actor, id: string): Promise<StateRow[]> {
  const workspace = await requireWorkspace(actor, id);
  const states = await database().workspaceState.findMany({
    where: { workspaceId: workspace.id },
    orderBy: { revision: "desc" },
    select: stateColumns,
  });
  const numbers = await publishedNumbers(workspace.id);
  return states.map((state) => toRow(state, numbers));
}

/** @throws AppError NOT_FOUND for everybody but instructors of its course, and when there is no such state */
export async function getState(actor: Actor, id: string, revision: number): Promise<StateView> {
  const workspace = await requireWorkspace(actor, id);
  const state = await findState(database(), workspace.id, revision);
  return { ...toRow(state, await publishedNumbers(workspace.id)), files: ProblemFilesSchema.parse(state.files) };
}

/**
 * Makes the files of an earlier state the newest ones. What stands there now stays in the history.
 *
 * @param revision - the revision that the actor saw
 * @param state - the revision of the state to bring back
 * @throws AppError NOT_FOUND; CONFLICT when the workspace was archived meanwhile
 */
export async function restoreState(
  actor: Actor,
  { id, revision, state }: { id: string; revision: number; state: number },
): Promise<SaveOutcome> {
  const workspace = await requireWorkspace(actor, id);
  return database().$transaction(async (tx) => {
    const locked = await lockWorkspace(tx, workspace.id);
    if (locked.revision !== revision) return newerThanSeen(locked);
    const restored = await findState(tx, workspace.id, state);
    const files = ProblemFilesSchema.parse(restored.files);
    const stored = await writeFiles(tx, actor, locked, { files, isOfItsOwn: true });
    await recordChange(tx, actor, {
      courseId: locked.courseId,
      action: "problem state restored",
      subject: { kind: "workspace", id: locked.id },
      before: { problem: locked.slug, revision, hash: locked.newest.hash },
      after: { problem: locked.slug, revision: stored.revision, hash: stored.hash, restoredRevision: state },
    });
    return { isStored: true, ...stored };
  });
}

export const newerThanSeen = ({ files, revision, newest }: LockedWorkspace): SaveOutcome => ({
  isStored: false,
  newer: { files, revision, authorName: newest.authorName },
});

/**
 * Writes files as the workspace's newest ones, as a state of the actor's: the one that they began minutes ago, or a new
 * one. The first state is never written over, so there is always a way back to where it began, nor is anybody else's.
 */
export async function writeFiles(
  tx: Database,
  actor: Actor,
  { id, revision, newest }: Pick<LockedWorkspace, "id" | "revision" | "newest">,
  { files, isOfItsOwn }: { files: ProblemFiles; isOfItsOwn: boolean },
): Promise<{ revision: number; hash: string }> {
  const next = { revision: revision + 1, files, hash: hashFiles(files) };
  await tx.workspace.update({ where: { id }, data: { files, revision: next.revision }, select: { id: true } });
  const goesOn =
    !isOfItsOwn &&
    newest.authorId === actor.userId &&
    newest.revision > 1 &&
    Date.now() - newest.beganAt.getTime() < stateMs;
  if (goesOn)
    await tx.workspaceState.update({
      where: { workspaceId_revision: { workspaceId: id, revision: newest.revision } },
      data: { ...next, savedAt: new Date() },
      select: { id: true },
    });
  else
    await tx.workspaceState.create({
      data: { ...next, workspaceId: id, authorId: actor.userId },
      select: { id: true },
    });
  return { revision: next.revision, hash: next.hash };
}

const stateColumns = {
  ...{ revision: true, hash: true, beganAt: true, savedAt: true },
  author: { select: { name: true } },
} as const;

type StateColumns = Omit<StateRow, "authorName" | "publishedAs"> & { author: { name: string } };

const toRow = (
  { revision, hash, author, beganAt, savedAt }: StateColumns,
  numbers: ReadonlyMap<string, number>,
): StateRow => ({
  ...{ revision, hash, authorName: author.name, beganAt, savedAt },
  publishedAs: numbers.get(hash) ?? null,
});

async function publishedNumbers(workspaceId: string): Promise<Map<string, number>> {
  const versions = await database().problemVersion.findMany({
    where: { problem: { workspaces: { some: { id: workspaceId } } } },
    select: { hash: true, number: true },
  });
  return new Map(versions.map(({ hash, number }) => [hash, number]));
}

async function findState(tx: Database, workspaceId: string, revision: number) {
  const state = await tx.workspaceState.findUnique({
    where: { workspaceId_revision: { workspaceId, revision } },
    select: { ...stateColumns, files: true },
  });
  if (state === null) throw notFound("state");
  return state;
}
