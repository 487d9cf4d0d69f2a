import { database } from "./db";
import { failureVerdict, finishGrading, newIncidentId } from "./gradings";
import { log } from "./log";
import { claimJobKey, countWaiting, enqueueClaim, enqueueLive, enqueueRegrade, maxAttempts } from "./queue";
import { getPublishedVersion } from "./publishedVersion";

/**
 * Puts right what dead workers leave behind: their jobs are freed, and a grading that killed its workers every time is
 * set aside as failed by us. Every worker does it about once a second; doing it twice at once does no harm.
 */
export async function rescueGradings(): Promise<void> {
  await freeJobsOfDeadWorkers();
  await settleGradingsWithoutJob();
  await enqueueClaimsWithoutJob();
  await forgetDeadWorkers();
}

// A killed process loses its database session at once, and a stalled one keeps it: the session tells them apart. Only a
// machine that vanished leaves a session behind; then long silence decides.
const silentSeconds = 2;
const vanishedSeconds = 20;

async function freeJobsOfDeadWorkers(): Promise<void> {
  const dead = await database().$queryRaw<{ poolId: string }[]>`
    SELECT DISTINCT job.locked_by AS "poolId" FROM graphile_worker.jobs job
    WHERE job.locked_at < now() - make_interval(secs => ${silentSeconds})
      -- After a restart of the database itself, living workers need a moment to come back.
      AND pg_postmaster_start_time() < now() - make_interval(secs => ${silentSeconds})
      AND NOT EXISTS (
        SELECT FROM "WorkerHeartbeat" beat WHERE beat."poolId" = job.locked_by AND (
          beat."seenAt" > now() - make_interval(secs => ${silentSeconds})
          OR beat."seenAt" > now() - make_interval(secs => ${vanishedSeconds})
            AND EXISTS (SELECT FROM pg_stat_activity session WHERE session.application_name = beat.id)))`;
  if (dead.length === 0) return;
  const poolIds = dead.map(({ poolId }) => poolId);
  log.warn("jobs of a dead worker freed", { poolIds });
  await database().$executeRaw`SELECT graphile_worker.force_unlock_workers(${poolIds}::text[])`;
}

interface StrandedGrading {
  id: string;
  attempt: number;
  submissionId: string;
  versionId: string;
  seed: string;
  partKey: string;
  partPoints: number;
  reason: "live" | "regrade";
  userId: string;
}

/** A grading that was tried often enough has no job any more: claimGrading refuses it, and that ends its job. */
async function settleGradingsWithoutJob(): Promise<void> {
  const stranded = await database().$queryRaw<StrandedGrading[]>`
    SELECT g.id, g.attempt, g."submissionId", g."versionId", g.seed, p.key AS "partKey", p.points AS "partPoints",
      g.reason::text AS reason, s."userId"
    FROM "Grading" g JOIN "Submission" s ON s.id = g."submissionId" JOIN "Part" p ON p.id = s."partId"
      LEFT JOIN graphile_worker.jobs job ON job.key = g.id::text
    WHERE g.state <> 'done' AND (job.id IS NULL OR job.attempts >= job.max_attempts AND job.locked_at IS NULL)
    LIMIT 100`;
  for (const grading of stranded) {
    if (grading.attempt < maxAttempts) await enqueueAgain(grading);
    else await setAside(grading);
  }
  await database().$executeRaw`
    SELECT graphile_worker.complete_jobs(array_agg(id)) FROM graphile_worker.jobs
    WHERE key IS NULL AND locked_at IS NULL AND attempts >= max_attempts HAVING count(*) > 0`;
}

async function enqueueAgain({ id, submissionId, reason, userId }: StrandedGrading): Promise<void> {
  log.warn("job was missing", { id: submissionId, gradingId: id });
  await database().$transaction(async (tx) => {
    if (reason === "regrade") return enqueueRegrade(tx, id);
    // It counts itself among those that wait.
    const others = (await countWaiting(tx, userId)) - 1;
    return enqueueLive(tx, id, { userId, waiting: Math.max(0, others) });
  });
}

async function setAside({
  id,
  attempt,
  submissionId,
  versionId,
  partKey,
  partPoints,
  seed,
}: StrandedGrading): Promise<void> {
  const incidentId = newIncidentId();
  const { slug, hash } = await getPublishedVersion(versionId);
  const verdict = failureVerdict(
    { problem: slug, version: hash, part: partKey, partPoints, seed, engine: "none" },
    `The worker died each of ${attempt} times it graded this.`,
  );
  const isSettled = await finishGrading({ id, attempt }, verdict, incidentId);
  if (isSettled) log.error("grading set aside", { id: submissionId, gradingId: id, incidentId, attempt });
}

/** A claim that has not been run, and that nobody is asked to run. */
async function enqueueClaimsWithoutJob(): Promise<void> {
  const stranded = await database().$queryRaw<{ id: string }[]>`
    SELECT request.id FROM "RegradeRequest" request
    WHERE request.claim IS NOT NULL AND request."claimOutcome" IS NULL
      AND NOT EXISTS (SELECT FROM graphile_worker.jobs job WHERE job.key = ${claimJobKey("")} || request.id)
    LIMIT 100`;
  for (const { id } of stranded) {
    log.warn("job was missing", { requestId: id });
    await enqueueClaim(database(), id);
  }
}

async function forgetDeadWorkers(): Promise<void> {
  await database().$executeRaw`DELETE FROM "WorkerHeartbeat" WHERE "seenAt" < now() - interval '1 hour'`;
}
