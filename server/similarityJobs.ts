import { database, type Database } from "./db";
import { newIncidentId } from "./gradings";
import { log } from "./log";
import type { Comparison } from "./similarity/comparison";

/** The queue's name for the news that a run waits. */
export const compareTask = "compare";

/** How often a run is begun: again when its worker died or could not write what it found. */
const maxAttempts = 3;

/** A comparison is in no hurry: a worker that says nothing for so long has died. */
const silentSeconds = 15;
/** When the news of a run that waits seems lost, it is told again so much later. */
const tellAgainSeconds = 10;

/** A run as a worker holds it: the hold ends when another attempt begins. */
export interface ClaimedRun {
  id: string;
  attempt: number;
  partId: string;
  requesterId: string;
}

/**
 * Tells the workers that a run waits. The job is no more than this news, and is done at once: the comparison holds none
 * of the places in which answers are graded.
 */
export async function announceRun(tx: Database, runId: string, inSeconds = 0): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(${compareTask}, json_build_object('runId', ${runId}::text), job_key := ${runId},
      run_at := now() + make_interval(secs => ${inSeconds}::int))`;
}

/**
 * Takes the run that has waited longest, or one that this worker could not put down because the database was away: a
 * worker compares one after the other, so what it still holds it has lost.
 *
 * @returns undefined when none waits
 */
export async function claimRun(worker: string): Promise<ClaimedRun | undefined> {
  const [claimed] = await database().$queryRaw<ClaimedRun[]>`
    UPDATE "SimilarityRun" SET state = 'running', attempt = attempt + 1, worker = ${worker}, progress = 0
    WHERE id = (
      SELECT id FROM "SimilarityRun" WHERE state = 'queued' OR state = 'running' AND worker = ${worker}
      ORDER BY "createdAt" LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, attempt, "partId", "requesterId"`;
  return claimed;
}

const held = ({ id, attempt }: ClaimedRun) => ({ id, attempt, state: "running" as const });

export const wasTriedTooOften = ({ attempt }: ClaimedRun): boolean => attempt > maxAttempts;

export async function writeProgress(run: ClaimedRun, progress: number): Promise<void> {
  await database().similarityRun.updateMany({ where: held(run), data: { progress } });
}

/**
 * Writes what was found. Two submissions that were judged in an earlier run keep the judgement: it was about the same
 * two texts.
 *
 * @returns false when the hold was lost, and then nothing is written
 */
export async function finishRun(run: ClaimedRun, { compared, pairs, summary }: Comparison): Promise<boolean> {
  return database().$transaction(async (tx) => {
    const { count } = await tx.similarityRun.updateMany({
      where: held(run),
      data: { state: "done", progress: 1, finishedAt: new Date(), compared, summary },
    });
    if (count === 0) return false;
    await tx.similarPair.createMany({ data: pairs.map((pair) => ({ runId: run.id, ...pair })) });
    await tx.$executeRaw`
      UPDATE "SimilarPair" pair
      SET judgement = judged.judgement, reason = judged.reason, "judgeId" = judged."judgeId", "judgedAt" = judged."judgedAt"
      FROM (
        SELECT DISTINCT ON (old."leftId", old."rightId") old.*
        FROM "SimilarPair" old JOIN "SimilarityRun" run ON run.id = old."runId"
        WHERE run."partId" = ${run.partId}::uuid AND run.id <> ${run.id}::uuid
        ORDER BY old."leftId", old."rightId", run."createdAt" DESC
      ) judged
      WHERE pair."runId" = ${run.id}::uuid AND pair."leftId" = judged."leftId" AND pair."rightId" = judged."rightId"
        AND judged.judgement IS NOT NULL`;
    return true;
  });
}

/** Gives a run up for a fault of ours. */
export async function failRun(run: ClaimedRun, error: unknown): Promise<void> {
  const incidentId = newIncidentId();
  log.error("comparison failed", { runId: run.id, attempt: run.attempt, incidentId, error });
  const data = { state: "failed" as const, incidentId, finishedAt: new Date() };
  await database().similarityRun.updateMany({ where: held(run), data });
}

/** Gives a run back unharmed: this worker stops, and another one takes it. */
export async function returnRun(run: ClaimedRun): Promise<void> {
  await database().$transaction(async (tx) => {
    const data = { state: "queued" as const, attempt: run.attempt - 1, progress: 0 };
    const { count } = await tx.similarityRun.updateMany({ where: held(run), data });
    if (count > 0) await announceRun(tx, run.id);
  });
}

/** Puts right what dead workers leave behind. Every worker does it about once a second. */
export async function rescueRuns(): Promise<void> {
  const stranded = await database().$queryRaw<ClaimedRun[]>`
    SELECT run.id, run.attempt, run."partId", run."requesterId" FROM "SimilarityRun" run
    WHERE run.state = 'running' AND NOT EXISTS (
      SELECT FROM "WorkerHeartbeat" beat
      WHERE beat.id = run.worker AND beat."seenAt" > now() - make_interval(secs => ${silentSeconds}))`;
  for (const run of stranded) {
    if (run.attempt >= maxAttempts) {
      await failRun(run, new Error(`the worker died each of ${run.attempt} times it compared`));
      continue;
    }
    log.warn("comparison left behind", { runId: run.id, attempt: run.attempt });
    await database().$transaction(async (tx) => {
      const { count } = await tx.similarityRun.updateMany({ where: held(run), data: { state: "queued" } });
      if (count > 0) await announceRun(tx, run.id);
    });
  }
  // The news is used up when a worker was busy with another comparison, or died before this one's turn.
  const untold = await database().$queryRaw<{ id: string }[]>`
    SELECT run.id FROM "SimilarityRun" run
    WHERE run.state = 'queued' AND NOT EXISTS (SELECT FROM graphile_worker.jobs job WHERE job.key = run.id::text)`;
  for (const { id } of untold) await announceRun(database(), id, tellAgainSeconds);
}
