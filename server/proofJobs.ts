import { type ProblemFiles, ProblemFilesSchema } from "#problems/schema";
import { database, type Database } from "./db";
import { newIncidentId } from "./gradings";
import { log } from "./log";
import { emptyReport, type ProofReport, ProofReportSchema } from "./proofReport";
import { storableJson } from "./storableText";

/** The queue's name for the news that a proof waits. */
export const proveTask = "prove";

/** How often a proof is begun: again when its worker died. */
const maxAttempts = 3;

/** A worker that says nothing for so long has died. */
const silentSeconds = 5;
/** When the news of a proof that waits seems lost, it is told again so much later. */
const tellAgainSeconds = 3;

/** A proof as a worker holds it: the hold ends when another attempt begins, or when nobody wants it any more. */
export interface ClaimedProof {
  id: string;
  attempt: number;
  hash: string;
  slug: string;
  files: ProblemFiles;
}

type Held = Pick<ClaimedProof, "id" | "attempt">;

/**
 * Tells the workers that a proof waits. The job is no more than this news, and is done at once: the proof holds none of
 * the places in which answers are graded.
 */
export async function announceProof(tx: Database, proofId: string, inSeconds = 0): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${proveTask}, json_build_object('proofId', ${proofId}::text), job_key := ${proofId},
      run_at := now() + make_interval(secs => ${inSeconds}::int))`;
}

/**
 * Takes the proof that has waited longest.
 *
 * @returns undefined when none waits
 */
export async function claimProof(worker: string): Promise<ClaimedProof | undefined> {
  const [claimed] = await database().$queryRaw<(Omit<ClaimedProof, "files"> & { files: unknown })[]>`
    UPDATE "Proof" proof
    SET state = 'running', attempt = proof.attempt + 1, worker = ${worker}, "startedAt" = clock_timestamp()
    FROM "Workspace" workspace
    WHERE workspace.id = proof."workspaceId" AND proof.id = (
      SELECT id FROM "Proof" WHERE state = 'queued' ORDER BY "createdAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING proof.id, proof.attempt, proof.hash, workspace.slug, proof.files`;
  return claimed === undefined ? undefined : { ...claimed, files: ProblemFilesSchema.parse(claimed.files) };
}

const held = ({ id, attempt }: Held) => ({ id, attempt, state: "running" as const });

/** @returns false when the hold was lost: newer files made the proof pointless, or another worker has it */
export async function writeProofProgress(proof: Held, report: ProofReport | undefined): Promise<boolean> {
  const { count } = await database().proof.updateMany({
    where: held(proof),
    data: report === undefined ? { state: "running" } : { progress: toColumn(report) },
  });
  return count > 0;
}

/** @returns false when the hold was lost, and then nothing is written */
export async function finishProof(proof: Held, report: ProofReport, incidentId?: string): Promise<boolean> {
  const { count } = await database().proof.updateMany({
    where: held(proof),
    data: {
      ...{ state: "done", result: toColumn(report), finishedAt: new Date() },
      ...(incidentId === undefined ? {} : { incidentId }),
    },
  });
  return count > 0;
}

/** Ends a proof for a fault of ours. It says nothing about the files: whoever asks again has it tried again. */
export async function failProof(proof: Held, error: unknown): Promise<void> {
  const incidentId = newIncidentId();
  log.error("proof failed", { proofId: proof.id, attempt: proof.attempt, incidentId, error });
  const reason = "The files could not be tried, for a reason that is not theirs. Try again.";
  await finishProof(proof, { ...emptyReport(), reasons: [reason] }, incidentId);
}

/** Gives a proof back unharmed: this worker stops, and another one takes it. */
export async function returnProof(proof: Held): Promise<void> {
  await database().$transaction(async (tx) => {
    const data = { state: "queued" as const, attempt: proof.attempt - 1 };
    const { count } = await tx.proof.updateMany({ where: held(proof), data });
    if (count > 0) await announceProof(tx, proof.id);
  });
}

/** Frees what a worker held before it lost the database. Call it when the worker holds nothing. */
export async function requeueProofs(worker: string): Promise<void> {
  await database().proof.updateMany({ where: { worker, state: "running" }, data: { state: "queued" } });
}

/** Puts right what dead workers leave behind. Every worker does it about once a second. */
export async function rescueProofs(): Promise<void> {
  const stranded = await database().$queryRaw<Held[]>`
    SELECT proof.id, proof.attempt FROM "Proof" proof
    WHERE proof.state = 'running' AND NOT EXISTS (
      SELECT FROM "WorkerHeartbeat" beat
      WHERE beat.id = proof.worker AND beat."seenAt" > now() - make_interval(secs => ${silentSeconds}::int))`;
  for (const proof of stranded) {
    if (proof.attempt >= maxAttempts) {
      await failProof(proof, new Error(`the worker died each of ${proof.attempt} times it tried the files`));
      continue;
    }
    log.warn("proof left behind", { proofId: proof.id, attempt: proof.attempt });
    await database().$transaction(async (tx) => {
      const { count } = await tx.proof.updateMany({ where: held(proof), data: { state: "queued" } });
      if (count > 0) await announceProof(tx, proof.id);
    });
  }
  // The news is used up when a worker was busy with other proofs, or died before this one's turn.
  const untold = await database().$queryRaw<{ id: string }[]>`
    SELECT proof.id FROM "Proof" proof
    WHERE proof.state = 'queued' AND NOT EXISTS (SELECT FROM graphile_worker.jobs job WHERE job.key = proof.id::text)`;
  for (const { id } of untold) await announceProof(database(), id, tellAgainSeconds);
}

const toColumn = (report: ProofReport) =>
  ProofReportSchema.parse(storableJson(report)) as ProofReport & { definition: object };
