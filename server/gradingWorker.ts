import { EventEmitter } from "node:events";
import { run, type Runner, type WorkerEvents } from "graphile-worker";
import pg from "pg";
import { z } from "zod";
import type { TestResult, Verdict } from "#grader/verdict";
import type { ProblemVersion } from "#problems/schema";
import { runClaim } from "./claimRuns";
import { requireDatabaseUrl } from "./db";
import { FairShare } from "./fairShare";
import { Floor } from "./floor";
import {
  type ClaimedGrading,
  claimGrading,
  failureVerdict,
  finishGrading,
  newIncidentId,
  returnGrading,
  toStorableVerdict,
  wasLeftBehind,
} from "./gradings";
import { Heartbeat, type RoomCounts } from "./heartbeat";
import { LiveTests } from "./liveTests";
import { log } from "./log";
import { proveTask } from "./proofJobs";
import { ProofWorker } from "./proofWorker";
import type { Certifier } from "./proveFiles";
import { getPublishedVersion, type PublishedVersion } from "./publishedVersion";
import { claimTask, gradeTask, maxAttempts } from "./queue";
import { queueLogger } from "./queueLogger";
import { reduceTask } from "./reductionJobs";
import { ReductionWorker } from "./reductionWorker";
import { compareTask } from "./similarityJobs";
import { SimilarityWorker } from "./similarityWorker";

/** What a worker needs of the grader: grader/grader.ts has the whole. */
export interface WorkersGrader extends Certifier {
  readonly engine: string;
  readonly isolation: { level: string; detail: string };
  /** Throws for faults of this machine only. */
  grade(
    request: {
      version: ProblemVersion;
      part: string;
      answer: unknown;
      earlier?: unknown;
      seed: string;
      tests: "all" | "public";
      signal?: AbortSignal;
    },
    onTest?: (result: TestResult) => void,
  ): Promise<Verdict>;
  selfTest(): Promise<{ ok: boolean; probes: readonly { name: string; expected: string; got: string; ok: boolean }[] }>;
  rooms(): { warm: number; kept: number; busy: number };
  close(): Promise<void>;
}

export interface GradingWorkerOptions {
  /** Opens the rooms. An error with `reason` and `remedy` says what the machine lacks. */
  openGrader: () => Promise<WorkersGrader>;
  /** Submissions graded at a time. */
  concurrency: number;
  /** Asks the worker to finish what it has and stop. */
  signal: AbortSignal;
}

/** While grading is impossible it is tried again this often; submissions wait in the queue meanwhile. */
const retryMs = 10_000;
/** The same where it was possible until now: an outage of the database passes. */
const outageRetryMs = 1_000;
const selfTestMs = 60 * 60_000;
/** After being asked to stop, what is not done by then is left to another worker. */
const drainMs = 8_000;

/**
 * Grades until it is asked to stop. It stays up, and says why on the health page, when this machine cannot seal rooms,
 * when the self-test fails, and while the database is away.
 */
export async function runGradingWorker({ openGrader, concurrency, signal }: GradingWorkerOptions): Promise<void> {
  const heartbeat = new Heartbeat();
  heartbeat.start();
  log.info("worker started", { id: heartbeat.id });
  const isAsked = (): boolean => signal.aborted;
  while (!isAsked()) {
    const startedAt = performance.now();
    try {
      await gradeUntilStopped(await openGrader(), heartbeat, concurrency, signal);
    } catch (error) {
      const { reason, remedy } = inWords(error);
      log.error("grading is off", { id: heartbeat.id, reason, remedy, error });
      await heartbeat.report({ gradingOn: false, detail: reason, remedy, poolId: null, countRooms: () => null });
    }
    const wentWell = performance.now() - startedAt > retryMs;
    if (!isAsked()) await pause(wentWell ? outageRetryMs : retryMs, signal);
  }
  await heartbeat.stop();
  log.info("worker stopped", { id: heartbeat.id });
}

/** Resolves when asked to stop; rejects when grading cannot go on. */
async function gradeUntilStopped(
  grader: WorkersGrader,
  heartbeat: Heartbeat,
  concurrency: number,
  signal: AbortSignal,
): Promise<void> {
  // Ends the waiting below also when the shift ends for another reason than being asked.
  const shift = new AbortController();
  const isOver = AbortSignal.any([signal, shift.signal]);
  const queue = new pg.Pool({ connectionString: requireDatabaseUrl(), max: concurrency + 3 });
  const onLost = (error: Error): void => log.warn("queue connection lost", { error });
  queue.on("error", onLost).on("connect", (client) => client.on("error", onLost));
  const similarity = new SimilarityWorker(heartbeat.id);
  const proofs = new ProofWorker(heartbeat.id, grader);
  const reductions = new ReductionWorker(heartbeat.id, grader);
  const held = new Set<pg.PoolClient>();
  queue.on("acquire", (client) => held.add(client)).on("release", (_, client) => held.delete(client));
  try {
    await passSelfTest(grader, heartbeat);
    const { runner, broken } = await takeJobs(
      grader,
      heartbeat,
      { similarity, proofs, reductions },
      concurrency,
      queue,
    );
    await Promise.all([proofs.start(), reductions.start()]);
    const { engine, isolation } = grader;
    const countRooms = (): RoomCounts => {
      const { warm, kept, busy } = grader.rooms();
      return { warm, kept, busy, limit: concurrency };
    };
    await heartbeat.report({ gradingOn: true, detail: isolation.detail, remedy: null, engine, countRooms });
    log.info("grading is on", { id: heartbeat.id, engine, isolation: isolation.level });
    try {
      await Promise.race([pause(undefined, isOver), runner.promise, broken, failedSelfTest(grader, heartbeat, isOver)]);
    } finally {
      shift.abort();
      await Promise.all([drain(runner), similarity.stop(), proofs.stop(), reductions.stop()]);
    }
  } finally {
    await grader.close();
    await endPool(queue, held);
  }
}

async function takeJobs(
  grader: WorkersGrader,
  heartbeat: Heartbeat,
  beside: { similarity: SimilarityWorker; proofs: ProofWorker; reductions: ReductionWorker },
  concurrency: number,
  pool: pg.Pool,
): Promise<{ runner: Runner; broken: Promise<never> }> {
  const events: WorkerEvents = new EventEmitter();
  let poolId: string | null = null;
  events.on("pool:create", ({ workerPool }) => (poolId = workerPool.id));
  const share = new FairShare(concurrency);
  events.on("job:start", ({ job }) => share.take(job.flags));
  events.on("worker:getJob:empty", () => share.pass());
  events.on("worker:getJob:error", () => share.pass());
  events.on("job:complete", ({ job }) => share.giveBack(job.flags));
  const floor = new Floor();
  const broken = new Promise<never>((_, reject) => events.on("pool:fatalError", ({ error }) => reject(toError(error))));
  // Whoever awaits it later is told all the same.
  broken.catch(() => undefined);
  const runner = await run({
    pgPool: pool,
    concurrency,
    events,
    logger: queueLogger,
    forbiddenFlags: () => share.forbidden(),
    // A job freed from a dead worker is announced to nobody: it is found by looking.
    pollInterval: 1_000,
    noHandleSignals: true,
    // With a delay, even of 0, a job whose end cannot be written is told of as pool:fatalError. Without one the library
    // lets the promise go, and a moment without the database would end the process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    taskList: {
      [gradeTask]: async (payload, { job }) => {
        const { gradingId } = PayloadSchema.parse(payload);
        const work = (): Promise<void> => gradeOne(grader, gradingId, heartbeat.id);
        // What was under way when a worker died is tried alone: it must take no bystander along, and if it is the one
        // that kills, the next deaths are its own.
        const isSuspect = job.attempts > 1 && (await wasLeftBehind(gradingId));
        await (isSuspect ? floor.alone(work) : floor.beside(work));
      },
      [compareTask]: () => beside.similarity.wake(),
      [proveTask]: () => beside.proofs.wake(),
      [reduceTask]: () => beside.reductions.wake(),
      [claimTask]: async (payload, { job }) => {
        const { requestId } = ClaimPayloadSchema.parse(payload);
        const work = (): Promise<void> => runClaim(grader, requestId, job.attempts);
        await (job.attempts > 1 ? floor.alone(work) : floor.beside(work));
      },
    },
  });
  // Before any job is two seconds old, or it would look abandoned.
  await heartbeat.report({ poolId });
  return { runner, broken };
}

const PayloadSchema = z.object({ gradingId: z.uuid() });
const ClaimPayloadSchema = z.object({ requestId: z.uuid() });

/** One job. Resolves when it needs no other try. */
async function gradeOne(grader: WorkersGrader, gradingId: string, worker: string): Promise<void> {
  const grading = await claimGrading(gradingId, worker);
  if (grading === undefined) return;
  const { submissionId: id, attempt } = grading;
  log.info("grading started", { id, gradingId, attempt, worker });

  const version = await getPublishedVersion(grading.versionId);
  const { verdict, error } = await tryToGrade(grader, version, grading);
  if (verdict.status !== "grader-failed") {
    const isWritten = await throughOutages(() => finishGrading(grading, verdict));
    log.info(isWritten ? "graded" : "graded too late", {
      id,
      gradingId,
      attempt,
      status: verdict.status,
      ms: verdict.timings.totalMs,
    });
    return;
  }

  const incidentId = newIncidentId();
  log.error("grading failed", { id, gradingId, attempt, incidentId, message: verdict.message, error });
  if (attempt >= maxAttempts) {
    await throughOutages(() => finishGrading(grading, verdict, incidentId));
  } else {
    await throughOutages(() => returnGrading(grading, incidentId));
    throw new Error(`incident ${incidentId}`);
  }
}

const outagePatienceMs = 30_000;

/** Tries to write until the database is back: a verdict that exists is not thrown away for an outage of seconds. */
async function throughOutages<T>(write: () => Promise<T>): Promise<T> {
  const deadline = Date.now() + outagePatienceMs;
  for (;;) {
    try {
      return await write();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      log.warn("verdict not written yet", { error });
      await pause(500);
    }
  }
}

/** Faults of this machine are thrown by the grader, faults of the problem's files are its verdict: both are ours. */
async function tryToGrade(
  grader: WorkersGrader,
  version: PublishedVersion,
  { submissionId, kind, partKey, partPoints, answer, earlier, seed, isCurrent }: ClaimedGrading,
): Promise<{ verdict: Verdict; error?: unknown }> {
  const live = new LiveTests(submissionId);
  try {
    const tests = kind === "run" ? "public" : "all";
    const verdict = await grader.grade({ version, part: partKey, answer, earlier, seed, tests }, (result) => {
      // What a shadow regrade finds is not for the student's page.
      if (isCurrent) live.add(result);
    });
    return { verdict: toStorableVerdict(verdict) };
  } catch (error) {
    const subject = {
      problem: version.slug,
      version: version.hash,
      part: partKey,
      partPoints,
      seed,
      engine: grader.engine,
    };
    const message = error instanceof Error ? error.message : String(error);
    return { verdict: failureVerdict(subject, message), error };
  } finally {
    await live.flush();
  }
}

async function passSelfTest(grader: WorkersGrader, heartbeat: Heartbeat): Promise<void> {
  const selfTest = await grader.selfTest();
  await heartbeat.report({ selfTest });
  if (selfTest.ok) return;
  const failed = selfTest.probes
    .filter((probe) => !probe.ok)
    .map(({ name, expected, got }) => `${name}: expected ${expected}, got ${got}`);
  throw new Error(`The rooms do not refuse what they must. ${failed.join("; ")}`);
}

/** Rejects when one of the hourly self-tests fails. Resolves when asked to stop. */
async function failedSelfTest(grader: WorkersGrader, heartbeat: Heartbeat, signal: AbortSignal): Promise<void> {
  for (;;) {
    await pause(selfTestMs, signal);
    if (signal.aborted) return;
    await passSelfTest(grader, heartbeat);
  }
}

/** A runner that broke may keep its connections for ever. */
async function endPool(pool: pg.Pool, held: ReadonlySet<pg.PoolClient>): Promise<void> {
  const ended = new AbortController();
  void pool.end().finally(() => ended.abort());
  await pause(1_000, ended.signal);
  for (const client of held) client.release(true);
}

async function drain(runner: Runner): Promise<void> {
  const drained = new AbortController();
  void runner
    .stop()
    .catch((error: unknown) => log.warn("queue did not stop cleanly", { error }))
    .finally(() => drained.abort());
  await pause(drainMs, drained.signal);
  if (!drained.signal.aborted) log.warn("gradings left to another worker");
}

const toError = (thrown: unknown): Error => (thrown instanceof Error ? thrown : new Error(String(thrown)));

const UnavailableSchema = z.object({ reason: z.string(), remedy: z.string().nullish() });

function inWords(error: unknown): { reason: string; remedy: string | null } {
  const known = UnavailableSchema.safeParse(error);
  if (known.success) return { reason: known.data.reason, remedy: known.data.remedy ?? null };
  return { reason: error instanceof Error ? error.message : String(error), remedy: null };
}

/** Waits, at most until the signal. Without a time it waits for the signal alone. */
function pause(milliseconds: number | undefined, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) return resolve();
    const timer = milliseconds === undefined ? undefined : setTimeout(finish, milliseconds);
    signal?.addEventListener("abort", finish, { once: true });
    function finish(): void {
      clearTimeout(timer);
      signal?.removeEventListener("abort", finish);
      resolve();
    }
  });
}
