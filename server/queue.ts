import { database, type Database } from "./db";

/**
 * The job queue, as the services see it: graphile-worker's tables in the same PostgreSQL, so that a submission and its
 * job appear in one transaction. server/gradingWorker.ts takes the jobs.
 */
export const gradeTask = "grade";

/** How often a grading is tried before it is set aside. */
export const maxAttempts = 3;

/** Smaller goes first. Everything live is below `regradePriority`. */
const regradePriority = 1_000;

/**
 * Adds the job of a grading. Call it in the transaction that makes the grading.
 *
 * The job's key is the grading's id: a second call changes the waiting job instead of adding one.
 */
export async function enqueueGrading(tx: Database, gradingId: string, priority: number): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      ${gradeTask}, json_build_object('gradingId', ${gradingId}::text),
      job_key := ${gradingId}, max_attempts := ${maxAttempts}::int, priority := ${priority}::int)`;
}

/**
 * Where a person's next live job stands: behind the first jobs of everybody else when they have several waiting, and
 * before every regrade.
 */
export const livePriority = (waiting: number): number => Math.min(waiting, regradePriority - 1);

/** How many answers of a person have no verdict yet. Regrades, which staff ask for, are not held against them. */
export async function countWaiting(tx: Database, userId: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM "Grading" g JOIN "Submission" s ON s.id = g."submissionId"
    WHERE g.state <> 'done' AND g.reason = 'live' AND s."userId" = ${userId}::uuid`;
  return row?.waiting ?? 0;
}

/** What waits for a verdict, for the health page. */
export async function queueLength(): Promise<{ waiting: number; oldestSeconds: number }> {
  const [row] = await database().$queryRaw<{ waiting: number; oldestSeconds: number }[]>`
    SELECT count(*)::int AS waiting,
      coalesce(extract(epoch FROM now() - min("queuedAt")), 0)::float AS "oldestSeconds"
    FROM "Grading" WHERE state <> 'done'`;
  return row ?? { waiting: 0, oldestSeconds: 0 };
}
