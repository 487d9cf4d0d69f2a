import { delay } from "#server/launch/delay";
import { database } from "#server/db";
import { quantiles } from "./figures";
import { type Installation, openInstallation, submit, type Worker } from "./installation";
import { answers, type AnswerKind, makeProblem } from "./material";

export interface ChaosOptions {
  submissions: number;
  /** Handed in per second. */
  rate: number;
  killEverySeconds: number;
}

export interface ChaosReport {
  submissions: number;
  seconds: number;
  kills: number;
  verdicts: number;
  /** Submissions whose verdict was written more than once, or never. */
  notWrittenOnce: number;
  /** Submissions with another status than their code must get, as "accepted became time-limit". */
  wrong: string[];
  /** How many gradings took so many tries. */
  tries: Record<string, number>;
  /** From the kill of a worker to the start of the next try of what it held, in seconds. */
  recovery: { gradings: number; p50: number; max: number };
  /** From handing in to the verdict, in seconds. */
  toVerdict: { p50: number; p95: number; p99: number; max: number };
  jobsLeft: number;
  ok: boolean;
}

/** Each student hands in so many, which is within what the service allows in a minute. */
const answersEach = 10;
const everyNth = 50;
const ordinary: readonly AnswerKind[] = ["accepted", "wrong-answer", "partial", "compile-error", "runtime-error"];

/**
 * Hands in answers, one in fifty an endless loop and one in fifty a memory bomb, to two workers of which one is killed
 * every few seconds and started again; then looks whether each answer has one verdict, and the right one.
 */
export async function runChaos({ submissions, rate, killEverySeconds }: ChaosOptions): Promise<ChaosReport> {
  const installation = await openInstallation();
  try {
    await countVerdictWrites();
    const item = await installation.publish(makeProblem({ tests: 10, size: 10, timeLimitMs: 1_000 }));
    // Even a machine that is busy with other things fills the memory in this time.
    const patient = await installation.publish(makeProblem({ tests: 10, size: 10, timeLimitMs: 20_000 }));
    const students = await installation.enrol(Math.ceil(submissions / answersEach));
    const kinds = Array.from({ length: submissions }, (_, index) => kindOf(index));
    const workers = await Promise.all([installation.startWorker(), installation.startWorker()]);

    const startedAt = performance.now();
    const over = new AbortController();
    const killing = killInTurn(installation, workers, killEverySeconds, over.signal);
    const expected = new Map<string, AnswerKind>();
    const handing = kinds.map(async (kind, index) => {
      await delay((1_000 * index) / rate);
      const student = students[index % students.length];
      if (student === undefined) throw new Error("there are no students");
      const place = kind === "memory-limit" ? patient : item;
      expected.set(await submit(student, place, `${answers[kind]}// ${index}\n`), kind);
    });
    await Promise.all(handing);
    await untilNothingWaits();
    over.abort();
    const recoveries = await killing;
    return await report(expected, (performance.now() - startedAt) / 1_000, recoveries);
  } finally {
    await installation.close();
  }
}

function kindOf(index: number): AnswerKind {
  if (index % everyNth === everyNth / 5) return "time-limit";
  if (index % everyNth === (3 * everyNth) / 5) return "memory-limit";
  return ordinary[index % ordinary.length] ?? "accepted";
}

/** Has the database note each time a verdict is written, whoever does it. */
async function countVerdictWrites(): Promise<void> {
  await database().$executeRawUnsafe(`CREATE TABLE verdict_write ("gradingId" uuid NOT NULL)`);
  await database().$executeRawUnsafe(
    `CREATE FUNCTION note_verdict_write() RETURNS trigger LANGUAGE plpgsql AS
       'BEGIN INSERT INTO verdict_write VALUES (NEW.id); RETURN NULL; END'`,
  );
  await database().$executeRawUnsafe(
    `CREATE TRIGGER note_verdict_write AFTER UPDATE OF verdict ON "Grading"
       FOR EACH ROW EXECUTE FUNCTION note_verdict_write()`,
  );
}

async function untilNothingWaits(): Promise<void> {
  while ((await database().grading.count({ where: { state: { not: "done" } } })) > 0) await delay(100);
}

interface Recoveries {
  kills: number;
  seconds: number[];
}

async function killInTurn(
  installation: Installation,
  first: readonly Worker[],
  everySeconds: number,
  signal: AbortSignal,
): Promise<Recoveries> {
  const workers = first.map((worker) => Promise.resolve(worker));
  let nextAt = performance.now() + 1_000 * everySeconds;
  const recoveries: Recoveries = { kills: 0, seconds: [] };
  const watched: Promise<void>[] = [];
  for (let turn = 0; ; turn++) {
    await delay(nextAt - performance.now(), signal);
    // On a machine so busy that a start takes longer, the next kill waits: one is alive at any time.
    const living = await Promise.all(workers);
    if (signal.aborted) break;
    nextAt = performance.now() + 1_000 * everySeconds;
    const seat = turn % living.length;
    const victim = living[seat];
    if (victim === undefined) break;
    const held = await heldBy(victim.pid);
    // The worker alone: its rooms must notice by themselves.
    process.kill(victim.pid, "SIGKILL");
    recoveries.kills++;
    const killedAt = performance.now();
    for (const grading of held)
      watched.push(
        untilTriedAgain(grading).then((isSo) => {
          if (isSo) recoveries.seconds.push((performance.now() - killedAt) / 1_000);
        }),
      );
    workers[seat] = installation.startWorker();
  }
  await Promise.all(workers);
  await Promise.all(watched);
  return recoveries;
}

interface Held {
  id: string;
  attempt: number;
}

function heldBy(processId: number): Promise<Held[]> {
  return database().$queryRaw<Held[]>`
    SELECT g.id, g.attempt FROM "Grading" g JOIN "WorkerHeartbeat" beat ON beat.id = g.worker
    WHERE g.state = 'running' AND beat."processId" = ${processId}`;
}

/** Whether it had to be tried again: its verdict may have been written at the last moment. */
async function untilTriedAgain({ id, attempt }: Held): Promise<boolean> {
  for (;;) {
    const now = await database().grading.findUniqueOrThrow({ where: { id }, select: { state: true, attempt: true } });
    if (now.attempt > attempt) return true;
    if (now.state === "done") return false;
    await delay(25);
  }
}

interface Row {
  submissionId: string;
  status: string | null;
  attempt: number;
  seconds: number | null;
  writes: number;
}

async function report(
  expected: ReadonlyMap<string, AnswerKind>,
  seconds: number,
  recoveries: Recoveries,
): Promise<ChaosReport> {
  const rows = await database().$queryRaw<Row[]>`
    SELECT g."submissionId", g.status, g.attempt, extract(epoch FROM g."finishedAt" - g."queuedAt")::float AS seconds,
      (SELECT count(*)::int FROM verdict_write WHERE "gradingId" = g.id) AS writes
    FROM "Grading" g`;
  const wrong = rows.flatMap(({ submissionId, status }) => {
    const right = expected.get(submissionId);
    return right === status ? [] : [`${right ?? "nothing"} became ${status ?? "nothing"}`];
  });
  const tries: Record<string, number> = {};
  for (const { attempt } of rows) tries[attempt] = (tries[attempt] ?? 0) + 1;
  const [jobs] = await database().$queryRaw<{ left: number }[]>`
    SELECT count(*)::int AS left FROM graphile_worker.jobs WHERE key IS NOT NULL`;
  const verdicts = rows.filter(({ status }) => status !== null).length;
  const notWrittenOnce = rows.filter(({ writes }) => writes !== 1).length;
  const jobsLeft = jobs?.left ?? 0;
  const { p50, max } = quantiles(recoveries.seconds);
  return {
    ...{ submissions: expected.size, seconds, kills: recoveries.kills, verdicts, notWrittenOnce, wrong, tries },
    recovery: { gradings: recoveries.seconds.length, p50, max },
    toVerdict: quantiles(rows.map((row) => row.seconds ?? Number.NaN)),
    jobsLeft,
    ok: verdicts === expected.size && notWrittenOnce === 0 && wrong.length === 0 && jobsLeft === 0,
  };
}
