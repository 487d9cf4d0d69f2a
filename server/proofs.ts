import type { Certificate } from "#problems/certificate";
import type { Problem } from "#problems/schema";
import type { Actor } from "./actor";
import { database, type Database } from "./db";
import { announceProof } from "./proofJobs";
import { type ProofFault, type ProofStep, type ProvedTest, readReport, type Survivor } from "./proofReport";
import { lockWorkspace, requireWorkspace } from "./workspaceAccess";

/** How far the trial of a workspace's files is, and what it found. */
export interface ProofView {
  /** Of the files that are tried. */
  hash: string;
  state: "queued" | "running" | "done" | "stopped";
  /** The workspace holds exactly these files now. */
  isOfNewest: boolean;
  /** What the files say the problem is. Null until they were loaded, and when they cannot be. */
  definition: Problem | null;
  /** What is wrong with a file. */
  faults: ProofFault[];
  certificate: Certificate | null;
  /** Why these files cannot be published, once everything was tried. */
  reasons: string[];
  /** In the order in which they are tried. */
  steps: ProofStep[];
  tests: ProvedTest[];
  /** Changes of the reference that no test noticed. */
  survivors: Survivor[];
  /** Our own failure, in the logs. */
  incidentId: string | null;
}

/** Proofs of older files that a workspace keeps, so that going back to them costs nothing. */
const keptProofs = 30;

/**
 * Asks for a proof of the workspace's newest files. Files that were tried are not tried again, unless the trial was
 * stopped or failed for a reason of ours. A trial of other files ends: nobody waits for it.
 *
 * @throws AppError NOT_FOUND for everybody but instructors of its course; CONFLICT when it was archived meanwhile
 */
export async function requestProof(actor: Actor, workspaceId: string): Promise<ProofView> {
  const { id } = await requireWorkspace(actor, workspaceId);
  const view = await database().$transaction(async (tx) => {
    const { newest, files } = await lockWorkspace(tx, id);
    const { hash } = newest;
    await forgetProofs(tx, id, hash);
    await stopProofs(tx, { workspaceId: id, hash: { not: hash } });
    await tx.proof.deleteMany({
      where: { workspaceId: id, hash, OR: [{ state: "stopped" }, { incidentId: { not: null } }] },
    });
    const { id: proofId, attempt } = await tx.proof.upsert({
      where: { workspaceId_hash: { workspaceId: id, hash } },
      create: { workspaceId: id, hash, files },
      // The newest proof is the one that was asked for last.
      update: { createdAt: new Date() },
      select: { id: true, attempt: true },
    });
    if (attempt === 0) await announceProof(tx, proofId);
    return findNewest(tx, id);
  });
  if (view === null) throw new Error(`workspace ${id} has no proof after one was asked for`);
  return view;
}

/**
 * The proof that was asked for last, as far as it is. Null when none was.
 *
 * @throws AppError NOT_FOUND for everybody but instructors of its course
 */
export async function getProof(actor: Actor, workspaceId: string): Promise<ProofView | null> {
  const { id } = await requireWorkspace(actor, workspaceId);
  return findNewest(database(), id);
}

/**
 * Ends what is being tried. What was found stays on show.
 *
 * @throws AppError NOT_FOUND for everybody but instructors of its course
 */
export async function stopProof(actor: Actor, workspaceId: string): Promise<ProofView | null> {
  const { id } = await requireWorkspace(actor, workspaceId);
  await stopProofs(database(), { workspaceId: id });
  return findNewest(database(), id);
}

/** Ends trials: those that wait are never begun, and a worker that holds one learns within a second that it is lost. */
export async function stopProofs(tx: Database, which: { workspaceId: string; hash?: { not: string } }): Promise<void> {
  await tx.proof.updateMany({
    where: { ...which, state: { in: ["queued", "running"] } },
    data: { state: "stopped", finishedAt: new Date() },
  });
}

/** The newest proof of a workspace, for services that have asked who wants to know. */
export async function findNewest(tx: Database, workspaceId: string): Promise<ProofView | null> {
  const proof = await tx.proof.findFirst({
    where: { workspaceId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    select: { hash: true, state: true, progress: true, result: true, incidentId: true },
  });
  if (proof === null) return null;
  const newest = await tx.workspaceState.findFirst({
    where: { workspaceId },
    orderBy: { revision: "desc" },
    select: { hash: true },
  });
  const { hash, state, incidentId } = proof;
  return { hash, state, isOfNewest: newest?.hash === hash, ...readReport(proof.result ?? proof.progress), incidentId };
}

/** What was stopped, and the oldest of what was found, makes room. */
async function forgetProofs(tx: Database, workspaceId: string, exceptHash: string): Promise<void> {
  await tx.$executeRaw`
    DELETE FROM "Proof" proof
    WHERE proof."workspaceId" = ${workspaceId}::uuid AND proof.hash <> ${exceptHash} AND (
      proof.state = 'stopped' OR proof.id NOT IN (
        SELECT kept.id FROM "Proof" kept WHERE kept."workspaceId" = ${workspaceId}::uuid
        ORDER BY kept."createdAt" DESC LIMIT ${keptProofs}::int))`;
}
