import { AnswerSchema } from "#problems/schema";
import { database, type Database } from "./db";
import { newIncidentId } from "./gradings";
import { log } from "./log";

/** The queue's name for the news that a reduction waits. */
export const reduceTask = "reduce";

/** How often a reduction is begun: again when its worker died. */
const maxAttempts = 3;

/** A worker that says nothing for so long has died. */
const silentSeconds = 5;
/** When the news of a reduction that waits seems lost, it is told again so much later. */
const tellAgainSeconds = 3;

/** A reduction as a worker holds it: the hold ends when another attempt begins, or when nobody wants it any more. */
export interface ClaimedReduction {
  id: string;
  attempt: number;
  versionId: string;
  partKey: string;
  source: string;
  /** Of the submission's grading. */
  seed: string;
  /** What tells who the student is. */
  student: { id: string; name: string; email: string };
}

type Held = Pick<ClaimedReduction, "id" | "attempt">;

/**
 * Tells the workers that a reduction waits. The job is no more than this news, and is done at once: the reduction holds
 * none of the places in which answers are graded.
 */
export async function announceReduction(tx: Database, reductionId: string, inSeconds = 0): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${reduceTask}, json_build_object('reductionId', ${reductionId}::text),
      job_key := ${reductionId}, run_at := now() + make_interval(secs => ${inSeconds}::int))`;
}

/**
 * Takes the reduction that has waited longest.
 *
 * @returns undefined when none waits
 */
export async function claimReduction(worker: string): Promise<ClaimedReduction | undefined> {
  const [claimed] = await database().$queryRaw<(Omit<ClaimedReduction, "source" | "student"> & StudentColumns)[]>`
    UPDATE "Reduction" r
    SET state = 'running', attempt = r.attempt + 1, worker = ${worker}, progress = 0, tries = 0
    FROM "Submission" s JOIN "Part" p ON p.id = s."partId" JOIN "User" u ON u.id = s."userId"
    WHERE s.id = r."submissionId" AND r.id = (
      SELECT id FROM "Reduction" WHERE state = 'queued' ORDER BY "createdAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING r.id, r.attempt, r."versionId", p.key AS "partKey", s.answer, u.id AS "userId", u.name, u.email, (
      SELECT g.seed FROM "Grading" g WHERE g."submissionId" = s.id AND g."versionId" = r."versionId"
      ORDER BY g."queuedAt" DESC LIMIT 1) AS seed`;
  if (claimed === undefined) return undefined;
  const { answer, userId, name, email, ...reduction } = claimed;
  const parsed = AnswerSchema.parse(answer);
  return { ...reduction, source: parsed.kind === "code" ? parsed.source : "", student: { id: userId, name, email } };
}

interface StudentColumns {
  answer: unknown;
  userId: string;
  name: string;
  email: string;
}

const held = ({ id, attempt }: Held) => ({ id, attempt, state: "running" as const });

/** @returns false when the hold was lost: somebody ended it, or another worker has it */
export async function writeReductionProgress(
  reduction: Held,
  { progress, tries }: { progress: number; tries: number },
): Promise<boolean> {
  const { count } = await database().reduction.updateMany({ where: held(reduction), data: { progress, tries } });
  return count > 0;
}

/** @returns false when the hold was lost, and then nothing is written */
export async function finishReduction(
  reduction: Held,
  found: { source: string; isRecognised: boolean; tries: number },
): Promise<boolean> {
  const data = { ...found, state: "done" as const, progress: 1, finishedAt: new Date() };
  const { count } = await database().reduction.updateMany({ where: held(reduction), data });
  return count > 0;
}

/** The program cannot be made into a mistake: that is no fault of ours. */
export async function refuseReduction(reduction: Held, detail: string): Promise<boolean> {
  const data = { state: "failed" as const, detail: detail.slice(0, 4_000), finishedAt: new Date() };
  const { count } = await database().reduction.updateMany({ where: held(reduction), data });
  return count > 0;
}

/** Ends a reduction for a fault of ours. */
export async function failReduction(reduction: Held, error: unknown): Promise<void> {
  const incidentId = newIncidentId();
  log.error("reduction failed", { reductionId: reduction.id, attempt: reduction.attempt, incidentId, error });
  const detail = "The program could not be made smaller, for a reason that is not its own. Try again.";
  await database().reduction.updateMany({
    where: held(reduction),
    data: { state: "failed", detail, incidentId, finishedAt: new Date() },
  });
}

/** Gives a reduction back unharmed: this worker stops, and another one takes it. */
export async function returnReduction(reduction: Held): Promise<void> {
  await database().$transaction(async (tx) => {
    const data = { state: "queued" as const, attempt: reduction.attempt - 1, progress: 0, tries: 0 };
    const { count } = await tx.reduction.updateMany({ where: held(reduction), data });
    if (count > 0) await announceReduction(tx, reduction.id);
  });
}

/** Frees what a worker held before it lost the database. Call it when the worker holds nothing. */
export async function requeueReductions(worker: string): Promise<void> {
  await database().reduction.updateMany({ where: { worker, state: "running" }, data: { state: "queued" } });
}

/** Puts right what dead workers leave behind. Every worker does it about once a second. */
export async function rescueReductions(): Promise<void> {
  const stranded = await database().$queryRaw<Held[]>`
    SELECT r.id, r.attempt FROM "Reduction" r
    WHERE r.state = 'running' AND NOT EXISTS (
      SELECT FROM "WorkerHeartbeat" beat
      WHERE beat.id = r.worker AND beat."seenAt" > now() - make_interval(secs => ${silentSeconds}::int))`;
  for (const reduction of stranded) {
    if (reduction.attempt >= maxAttempts) {
      await failReduction(reduction, new Error(`the worker died each of ${reduction.attempt} times it tried`));
      continue;
    }
    log.warn("reduction left behind", { reductionId: reduction.id, attempt: reduction.attempt });
    await database().$transaction(async (tx) => {
      const { count } = await tx.reduction.updateMany({ where: held(reduction), data: { state: "queued" } });
      if (count > 0) await announceReduction(tx, reduction.id);
    });
  }
  // The news is used up when a worker was busy with another reduction, or died before this one's turn.
  const untold = await database().$queryRaw<{ id: string }[]>`
    SELECT r.id FROM "Reduction" r
    WHERE r.state = 'queued' AND NOT EXISTS (SELECT FROM graphile_worker.jobs job WHERE job.key = r.id::text)`;
  for (const { id } of untold) await announceReduction(database(), id, tellAgainSeconds);
}
