import { randomBytes } from "node:crypto";
import type { Verdict } from "#grader/verdict";
import { VerdictSchema } from "#grader/verdict";
import { database } from "./db";
import { liveChannel, type LiveEvent, type Notification } from "./live";
import { maxAttempts } from "./queue";
import { storableJson } from "./storableText";

/** A grading as a worker holds it. `attempt` is the hold: whoever claims it later takes the hold over. */
export interface ClaimedGrading {
  id: string;
  attempt: number;
  submissionId: string;
  kind: "run" | "submit";
  partKey: string;
  partPoints: number;
  versionId: string;
  seed: string;
  /** Whether it is the one its student waits for and sees. */
  isCurrent: boolean;
  answer: unknown;
  /** As the submission holds it. */
  earlier: unknown;
}

/** Whether a worker died over the latest try: a failure gives the grading back, a death cannot. */
export async function wasLeftBehind(gradingId: string): Promise<boolean> {
  const grading = await database().grading.findUnique({ where: { id: gradingId }, select: { state: true } });
  return grading?.state === "running";
}

/**
 * Takes a grading for a worker. Whoever held it before no longer does: their result will be refused.
 *
 * @returns undefined when it is done already, or was tried as often as a grading is tried
 */
export async function claimGrading(gradingId: string, worker: string): Promise<ClaimedGrading | undefined> {
  const [claimed] = await database().$queryRaw<ClaimedGrading[]>`
    UPDATE "Grading" g
    SET state = 'running', attempt = g.attempt + 1, worker = ${worker}, "startedAt" = clock_timestamp()
    FROM "Submission" s JOIN "Part" p ON p.id = s."partId"
    WHERE g.id = ${gradingId}::uuid AND g.state <> 'done' AND g.attempt < ${maxAttempts} AND s.id = g."submissionId"
    RETURNING g.id, g.attempt, g."submissionId", s.kind::text AS kind, p.key AS "partKey", p.points AS "partPoints",
      g."versionId", g.seed, g."isCurrent", s.answer, s.earlier`;
  return claimed;
}

/**
 * Writes a verdict, completes the job and tells who waits for it, in one statement and so in one transaction. A worker that
 * lost its hold (it was taken for dead, and another one took over) changes nothing.
 *
 * @param verdict - as `toStorableVerdict` gives it
 * @param incidentId - required for a verdict of `grader-failed`
 * @returns false when the hold was lost
 */
export async function finishGrading(
  { id, attempt }: Pick<ClaimedGrading, "id" | "attempt">,
  verdict: Verdict,
  incidentId: string | null = null,
): Promise<boolean> {
  const done: LiveEvent = { type: "done" };
  // A job that is being worked on cannot be deleted by others; remove_job makes it final, and the queue then deletes it.
  const finished = await database().$queryRaw<unknown[]>`
    WITH finished AS (
      UPDATE "Grading"
      SET state = 'done', "finishedAt" = clock_timestamp(), engine = ${verdict.engine}, status = ${verdict.status},
        score = ${verdict.score}, "maxScore" = ${verdict.maxScore}, verdict = ${JSON.stringify(verdict)}::jsonb,
        "incidentId" = coalesce(${incidentId}, "incidentId")
      WHERE id = ${id}::uuid AND attempt = ${attempt} AND state <> 'done'
      RETURNING id, "submissionId", "isCurrent"
    )
    SELECT (graphile_worker.remove_job(id::text)).id::text,
      CASE WHEN "isCurrent" THEN pg_notify(
        ${liveChannel}, json_build_object('submissionId', "submissionId", 'event', ${JSON.stringify(done)}::json)::text)::text END
    FROM finished`;
  return finished.length > 0;
}

/**
 * What a grader said, as PostgreSQL can keep it.
 *
 * @throws ZodError when it is not a verdict
 */
export const toStorableVerdict = (verdict: unknown): Verdict => VerdictSchema.parse(storableJson(verdict));

/** Gives a grading back after a failure of ours, to be tried again. The queue does that by itself when the job fails. */
export async function returnGrading({ id, attempt }: ClaimedGrading, incidentId: string): Promise<void> {
  await database().grading.updateMany({
    where: { id, attempt, state: "running" },
    data: { state: "queued", incidentId },
  });
}

/** Names one failure of ours, in the log and to people. */
export const newIncidentId = (): string => randomBytes(5).toString("hex");

/** Sends several events in one statement. They are lost when nobody listens. */
export async function notifyTests(submissionId: string, events: readonly LiveEvent[]): Promise<void> {
  const payloads = events.map((event) => JSON.stringify(storableJson({ submissionId, event } satisfies Notification)));
  await database().$executeRaw`SELECT pg_notify(${liveChannel}, payload) FROM unnest(${payloads}::text[]) AS payload`;
}

/** The verdict on a submission that we failed to grade. It earns nothing and costs nothing: it does not count. */
export function failureVerdict(
  subject: { problem: string; version: string; part: string; partPoints: number; seed: string; engine: string },
  message: string,
): Verdict {
  const { problem, version, part, partPoints, seed, engine } = subject;
  return VerdictSchema.parse({
    ...{
      status: "grader-failed",
      score: 0,
      maxScore: partPoints,
      tests: [],
      diagnosis: null,
      message: message.slice(0, 4_000),
    },
    ...{ problem, part, version, engine, seed, isolation: "sealed" },
    timings: { totalMs: 0, compileMs: 0, studentMs: 0 },
  } satisfies Partial<Record<keyof Verdict, unknown>>);
}
