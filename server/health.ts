import { z } from "zod";
import { database } from "./db";
import { isDemo } from "./demo";
import { checkFiles, type FilesHealth } from "./filesHealth";
import { log } from "./log";
import type { RoomCounts } from "./heartbeat";
import { readQueue, type QueueState } from "./queue";

/** What the self-test of a grader found; grader/rooms/selfTest.ts makes it. */
export const SelfTestSchema = z.object({
  ok: z.boolean(),
  /** ISO 8601. */
  at: z.string(),
  isolation: z.string(),
  probes: z.array(z.object({ name: z.string(), expected: z.string(), got: z.string(), ok: z.boolean() })),
});
export type SelfTest = z.infer<typeof SelfTestSchema>;

const RoomCountsSchema = z.object({
  ...{ warm: z.number(), kept: z.number(), busy: z.number(), limit: z.number() },
}) satisfies z.ZodType<RoomCounts>;

export interface HealthView {
  /** Everything works: the database answers, submissions are being graded, and files can be had. */
  ok: boolean;
  database: { ok: boolean };
  files: FilesHealth;
  grading: { state: "on" | "off"; detail: string; remedy?: string };
  /** Workers that live. */
  workers: WorkerHealth[];
  /** The latest of a living worker. */
  selfTest: SelfTest | null;
  queue: QueueState;
  /** Submissions that we failed to grade. */
  setAside: SetAside;
  /** One-click demo sign-in is offered. */
  demo: boolean;
}

export interface WorkerHealth {
  id: string;
  gradingOn: boolean;
  detail: string;
  remedy?: string;
  engine: string | null;
  startedAt: Date;
  seenAt: Date;
  rooms: RoomCounts | null;
}

export interface SetAside {
  /** In the last 24 hours. */
  lastDay: number;
  /** Of these, newest first, at most ten. The incident stands in the log. */
  latest: { submissionId: string; incidentId: string; at: Date }[];
}

/** A worker that was silent for this long is not counted on. */
const silentSeconds = 5;

/** How the installation is, for the health page and its JSON. Never throws: an outage is an answer. */
export async function getHealth(): Promise<HealthView> {
  try {
    return await readHealth();
  } catch (error) {
    log.error("health check failed", { error });
    return {
      ok: false,
      database: { ok: false },
      files: { ok: false, detail: "The database, which knows where files are, does not answer." },
      grading: { state: "off", detail: "The database does not answer, so nothing can be graded or saved." },
      workers: [],
      selfTest: null,
      queue: { waiting: 0, regrades: 0, running: 0, oldestSeconds: 0 },
      setAside: { lastDay: 0, latest: [] },
      demo: false,
    };
  }
}

async function readHealth(): Promise<HealthView> {
  const [rows, queue, setAside, demo, files] = await Promise.all([
    ...([findLivingWorkers(), readQueue(), findSetAside(), isDemo(), checkFiles()] as const),
  ]);
  const grading = gradingState(rows);
  const latest = rows
    .flatMap((row) => (row.selfTest === null ? [] : SelfTestSchema.parse(row.selfTest)))
    .sort((a, b) => (a.at < b.at ? 1 : -1))[0];
  return {
    ok: grading.state === "on" && files.ok,
    database: { ok: true },
    files,
    grading,
    workers: rows.map(({ selfTest: _, remedy, rooms, ...row }) => ({
      ...row,
      rooms: RoomCountsSchema.nullable().parse(rooms),
      ...(remedy === null ? {} : { remedy }),
    })),
    selfTest: latest ?? null,
    queue,
    setAside,
    demo,
  };
}

interface WorkerRow extends Omit<WorkerHealth, "remedy" | "rooms"> {
  remedy: string | null;
  rooms: unknown;
  selfTest: unknown;
}

function findLivingWorkers(): Promise<WorkerRow[]> {
  // By the database's clock, which also wrote seenAt.
  return database().$queryRaw<WorkerRow[]>`
    SELECT id, "gradingOn", detail, remedy, engine, "startedAt", "seenAt", "selfTest", rooms FROM "WorkerHeartbeat"
    WHERE "seenAt" > now() - make_interval(secs => ${silentSeconds}) ORDER BY "startedAt", id`;
}

async function findSetAside(): Promise<SetAside> {
  const rows = await database().$queryRaw<(SetAside["latest"][number] & { lastDay: number })[]>`
    SELECT "submissionId", "incidentId", "finishedAt" AS at, (count(*) OVER ())::int AS "lastDay" FROM "Grading"
    WHERE status = 'grader-failed' AND "finishedAt" > now() - interval '1 day' ORDER BY "finishedAt" DESC LIMIT 10`;
  return { lastDay: rows[0]?.lastDay ?? 0, latest: rows.map(({ lastDay: _, ...row }) => row) };
}

function gradingState(workers: readonly WorkerRow[]): HealthView["grading"] {
  const able = workers.find((worker) => worker.gradingOn);
  if (able !== undefined) return { state: "on", detail: able.detail };
  const [unable] = workers;
  if (unable === undefined)
    return {
      state: "off",
      detail: "No worker is running. Submissions are kept and graded as soon as one runs.",
      remedy: "npm run worker",
    };
  const { detail, remedy } = unable;
  return { state: "off", detail, ...(remedy === null ? {} : { remedy }) };
}
