import { createHash, timingSafeEqual } from "node:crypto";
import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { database } from "./db";
import { env } from "./env";
import { AppError } from "./errors";
import { getHealth } from "./health";

/*
 * Metrics of the whole installation, read from the database at each scrape: every web process tells the same, whichever
 * of them is asked, and workers need no port. Counters begin at what the database holds, so a restart loses nothing.
 */

const registry = new Registry();
const registers = [registry];

const verdicts = new Counter({
  name: "allclose_verdicts_total",
  help: "Verdicts written. The status grader-failed is a submission set aside by a fault of ours.",
  labelNames: ["reason", "kind", "status"],
  registers,
});
const secondsToVerdict = new Histogram({
  name: "allclose_submit_to_verdict_seconds",
  help: "From the acceptance of an answer to its verdict in the database.",
  labelNames: ["kind"],
  buckets: [0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
  registers,
});
const secondsInQueue = new Histogram({
  name: "allclose_queue_wait_seconds",
  help: "From the acceptance of an answer to the start of the try that gave its verdict.",
  labelNames: ["kind"],
  buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300],
  registers,
});
const queue = new Gauge({
  name: "allclose_queue_length",
  help: "Gradings without a verdict. Those being graded are counted under their reason as well.",
  labelNames: ["state"],
  registers,
});
const oldest = new Gauge({
  name: "allclose_queue_oldest_seconds",
  help: "How long the answer that waits longest has waited.",
  registers,
});
const setAside = new Gauge({
  name: "allclose_set_aside_last_day",
  help: "Submissions that a fault of ours kept from being graded, in the last 24 hours.",
  registers,
});
const workers = new Gauge({
  name: "allclose_workers",
  help: "Workers that live, by whether they can grade.",
  labelNames: ["grading"],
  registers,
});
const rooms = new Gauge({
  name: "allclose_rooms",
  help: "Student rooms of all workers: warm of kept wait for code, busy of limit have it.",
  labelNames: ["state"],
  registers,
});
const selfTest = new Gauge({
  name: "allclose_self_test_ok",
  help: "1 when the latest attempt to break out of a room was refused as it must be. Absent before the first.",
  registers,
});

/** @param authorization - the header of that name */
export function mayReadMetrics(authorization: string | null): boolean {
  const { metricsToken } = env();
  if (metricsToken === undefined || authorization === null) return false;
  return timingSafeEqual(digest(authorization), digest(`Bearer ${metricsToken}`));
}

const digest = (text: string): Buffer => createHash("sha256").update(text).digest();

/** @throws AppError UNAVAILABLE while the database is away */
export async function readMetrics(): Promise<{ text: string; contentType: string }> {
  const health = await getHealth();
  if (!health.database.ok) throw new AppError("UNAVAILABLE", "The database does not answer.");
  await countNewVerdicts();

  queue.set({ state: "live" }, health.queue.waiting);
  queue.set({ state: "regrade" }, health.queue.regrades);
  queue.set({ state: "running" }, health.queue.running);
  oldest.set(health.queue.oldestSeconds);
  setAside.set(health.setAside.lastDay);
  const grading = health.workers.filter((worker) => worker.gradingOn).length;
  workers.set({ grading: "on" }, grading);
  workers.set({ grading: "off" }, health.workers.length - grading);
  for (const state of ["warm", "kept", "busy", "limit"] as const)
    rooms.set(
      { state },
      health.workers.reduce((sum, worker) => sum + (worker.rooms?.[state] ?? 0), 0),
    );
  selfTest.remove();
  if (health.selfTest !== null) selfTest.set(health.selfTest.ok ? 1 : 0);
  return { text: await registry.metrics(), contentType: registry.contentType };
}

/** A verdict's time is taken a moment before its transaction ends: what is younger may not be seen yet. */
const settledSeconds = 5;
const rowsAtOnce = 5_000;

/** The verdict counted last; they are counted in the order of time. */
let counted = { at: new Date(0), id: "00000000-0000-0000-0000-000000000000" };
let counting: Promise<void> = Promise.resolve();

/** Two scrapes at once must not count the same verdicts. */
function countNewVerdicts(): Promise<void> {
  counting = counting.catch(() => undefined).then(countOnwards);
  return counting;
}

async function countOnwards(): Promise<void> {
  for (;;) {
    const rows = await database().$queryRaw<FinishedRow[]>`
      SELECT g.id, g."finishedAt" AS at, g.reason::text AS reason, s.kind::text AS kind, g.status,
        greatest(0, extract(epoch FROM g."finishedAt" - g."queuedAt"))::float AS seconds,
        greatest(0, extract(epoch FROM g."startedAt" - g."queuedAt"))::float AS waited
      FROM "Grading" g JOIN "Submission" s ON s.id = g."submissionId"
      WHERE g.state = 'done' AND (g."finishedAt", g.id) > (${counted.at}, ${counted.id}::uuid)
        AND g."finishedAt" < now() - make_interval(secs => ${settledSeconds})
      ORDER BY g."finishedAt", g.id LIMIT ${rowsAtOnce}`;
    for (const { id, at, reason, kind, status, seconds, waited } of rows) {
      verdicts.inc({ reason, kind, status });
      if (reason === "live") {
        secondsToVerdict.observe({ kind }, seconds);
        secondsInQueue.observe({ kind }, waited);
      }
      counted = { at, id };
    }
    if (rows.length < rowsAtOnce) return;
  }
}

interface FinishedRow {
  id: string;
  at: Date;
  reason: "live" | "regrade";
  kind: "run" | "submit";
  status: string;
  seconds: number;
  waited: number;
}
