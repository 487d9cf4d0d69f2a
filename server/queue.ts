import { database, type Database } from "./db";

/**
 * The job queue, as the services see it: graphile-worker's tables in the same PostgreSQL, so that a submission and its
 * job appear in one transaction. server/gradingWorker.ts takes the jobs, smallest priority first, then oldest first.
 */
export const gradeTask = "grade";

/** Runs the claim of a regrade request. Its job stands among the regrades, behind everything live. */
export const claimTask = "claim";

/** How often a grading is tried before it is set aside. `Grading.attempt` counts the tries. */
export const maxAttempts = 3;

/** The queue counts something else: how often a worker had the job, even if it died before the job's turn came. */
const maxTakes = 100;

/** Everything live is below it. */
const regradePriority = 1_000;

/** The flag of all regrades together; each student's live answers have one of their own. See FairShare. */
const regradeFlag = "regrade";

/**
 * Adds the job of a student's answer, or of a run. Call it in the transaction that makes the grading.
 *
 * The more of a student's answers wait, the further back the next one stands: behind the first answers of everybody
 * else, and before every regrade.
 *
 * @param waiting - how many of the student's answers waited before this one, see `countWaiting`
 */
export async function enqueueLive(
  tx: Database,
  gradingId: string,
  { userId, waiting }: { userId: string; waiting: number },
): Promise<void> {
  const [priority, flag] = [Math.min(waiting, regradePriority - 1), `student:${userId}`];
  // The job's key is the grading's id: a second call changes the waiting job instead of adding one.
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      ${gradeTask}, json_build_object('gradingId', ${gradingId}::text), job_key := ${gradingId},
      max_attempts := ${maxTakes}::int, priority := ${priority}::int, flags := ARRAY[${flag}::text])`;
}

/** Adds the job of a grading that is not the live one. Call it in the transaction that makes the grading. */
export const enqueueRegrade = (tx: Database, gradingId: string): Promise<void> => enqueueRegrades(tx, [gradingId]);

/** The same for many, in one statement. */
export async function enqueueRegrades(tx: Database, gradingIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      ${gradeTask}, json_build_object('gradingId', id), job_key := id,
      max_attempts := ${maxTakes}::int, priority := ${regradePriority}::int, flags := ARRAY[${regradeFlag}::text])
    FROM unnest(${gradingIds}::text[]) AS id`;
}

/** Takes waiting jobs out of the queue. One that is being worked on ends with this try. */
export async function dequeue(tx: Database, gradingIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT (graphile_worker.remove_job(id)).id::text FROM unnest(${gradingIds}::text[]) AS id`;
}

export const claimJobKey = (requestId: string): string => `claim:${requestId}`;

/** Adds the job that runs a request's claim. Call it in the transaction that makes the request. */
export async function enqueueClaim(tx: Database, requestId: string): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      ${claimTask}, json_build_object('requestId', ${requestId}::text), job_key := ${claimJobKey(requestId)},
      max_attempts := ${maxTakes}::int, priority := ${regradePriority}::int, flags := ARRAY[${regradeFlag}::text])`;
}

/**
 * How many answers of a student have no verdict yet. Regrades, which staff ask for, are not held against them.
 *
 * Until the transaction ends, others that count for the same student wait: answers handed in at the same moment are
 * counted one after the other.
 */
export async function countWaiting(tx: Database, userId: string): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('waiting'), hashtext(${userId}))`;
  const [row] = await tx.$queryRaw<{ waiting: number }[]>`
    SELECT count(*)::int AS waiting FROM "Grading" g JOIN "Submission" s ON s.id = g."submissionId"
    WHERE g.state <> 'done' AND g.reason = 'live' AND s."userId" = ${userId}::uuid`;
  return row?.waiting ?? 0;
}

export interface QueueState {
  /** Live answers without a verdict, those being graded included. */
  waiting: number;
  /** The same of regrades, which wait for everything live. */
  regrades: number;
  /** Of both, how many are being graded. */
  running: number;
  /** How long the live answer that waits longest has waited; 0 if none does. */
  oldestSeconds: number;
}

/** What has no verdict yet, for the health page and the metrics. */
export async function readQueue(): Promise<QueueState> {
  const [row] = await database().$queryRaw<QueueState[]>`
    SELECT count(*) FILTER (WHERE reason = 'live')::int AS waiting, count(*) FILTER (WHERE reason = 'regrade')::int AS regrades,
      count(*) FILTER (WHERE state = 'running')::int AS running,
      coalesce(extract(epoch FROM now() - min("queuedAt") FILTER (WHERE reason = 'live')), 0)::float AS "oldestSeconds"
    FROM "Grading" WHERE state <> 'done'`;
  return row ?? { waiting: 0, regrades: 0, running: 0, oldestSeconds: 0 };
}
