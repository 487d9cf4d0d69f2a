import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { z } from "zod";
import type { Actor } from "#server/actor";
import { changeEnvironment, childEnvironment, env } from "#server/env";
import { claimGrading, failureVerdict, finishGrading } from "#server/gradings";
import { runGradingWorker, type WorkersGrader } from "#server/gradingWorker";
import { getHealth } from "#server/health";
import { closeLive, type LiveEvent, subscribeToSubmission } from "#server/live";
import { rescueGradings } from "#server/rescue";
import { getSubmission, submitAnswer } from "#server/submissions";
import { type CourseFixture, makeCourse, makeGradedSubmission, makePerson, newClientKey } from "../course";
import { database, useFreshDatabase } from "../database";
import { scriptedGrader } from "./scriptedGrader";
import { untilHearing } from "./untilHearing";

useFreshDatabase();
jest.setTimeout(120_000);

let at: CourseFixture;
beforeEach(async () => {
  at = await makeCourse();
});

/** Hands in an order for the scripted grader. */
async function order(
  source: string,
  actor: Actor = at.people.student,
  kind: "run" | "submit" = "submit",
): Promise<string> {
  const answer = { kind: "code", source };
  const { submissionId } = await submitAnswer(actor, {
    itemId: at.itemId,
    partId: at.partId,
    kind,
    answer,
    clientKey: newClientKey(),
  });
  return submissionId;
}

const gradingOf = (submissionId: string) =>
  database().grading.findFirstOrThrow({ where: { submissionId, isCurrent: true } });

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
}
const untilGraded = (submissionId: string) => until(async () => (await gradingOf(submissionId)).state === "done");
const jobCount = async (): Promise<number> => {
  const [row] = await database().$queryRaw<{ jobs: number }[]>`SELECT count(*)::int AS jobs FROM graphile_worker.jobs`;
  return row?.jobs ?? -1;
};

// Workers in this process, for what needs no killing.

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await database().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await database().$executeRaw`DELETE FROM "WorkerHeartbeat"`;
});
afterAll(closeLive);

function work(
  changes: { grader?: Partial<WorkersGrader>; openGrader?: () => Promise<WorkersGrader>; concurrency?: number } = {},
) {
  const asked = new AbortController();
  const { concurrency = 2, openGrader = () => Promise.resolve(scriptedGrader(changes.grader)) } = changes;
  const ended = runGradingWorker({ openGrader, concurrency, signal: asked.signal });
  const stop = async (): Promise<void> => {
    asked.abort();
    await ended;
  };
  stops.push(stop);
  return { stop };
}

test("a submission gets its verdict, written with engine, seed and worker, and its job is gone", async () => {
  work();
  const id = await order("accept");
  await untilGraded(id);
  const version = await database().problemVersion.findUniqueOrThrow({ where: { id: at.versionId } });
  expect(await gradingOf(id)).toMatchObject({
    ...{
      state: "done",
      attempt: 1,
      status: "accepted",
      score: 3,
      maxScore: 3,
      engine: "scripted",
      seed: version.gradingSeed,
    },
    ...{ versionId: at.versionId, incidentId: null, worker: expect.any(String) as string },
    verdict: { version: version.hash, seed: version.gradingSeed, part: "double" },
  });
  await until(async () => (await jobCount()) === 0);
});

test("a run is graded on the public tests alone", async () => {
  work();
  const id = await order("accept", at.people.student, "run");
  await untilGraded(id);
  expect(await getSubmission(at.people.student, id)).toMatchObject({
    kind: "run",
    verdict: { maxScore: 1, tests: [{ visibility: "public" }] },
  });
});

test("who waits hears each test and the end, and of a hidden test nothing but whether it passed", async () => {
  const heard: LiveEvent[] = [];
  const id = await order("partial");
  const stop = subscribeToSubmission(id, (event) => heard.push(event));
  await untilHearing();
  work();
  await until(() => Promise.resolve(heard.some((event) => event.type === "done")));
  stop();
  expect(heard).toEqual([
    { type: "test", name: "doubles 2", visibility: "public", status: "passed", points: 1, maxPoints: 1 },
    { type: "test", name: "doubles halves", visibility: "hidden", status: "failed", points: 0, maxPoints: 2 },
    { type: "done" },
  ]);
});

test("one id runs through the log, from the web process that accepts to the worker that grades", async () => {
  changeEnvironment({ LOG_LEVEL: "info" });
  const output = jest.spyOn(process.stdout, "write").mockReturnValue(true);
  let id = "";
  try {
    work();
    id = await order("accept");
    await untilGraded(id);
    await stops.pop()?.();
  } finally {
    changeEnvironment({ LOG_LEVEL: "error" });
  }
  const lines = output.mock.calls.map(([line]) => LineSchema.parse(JSON.parse(String(line))));
  output.mockRestore();
  const { clientKey: click } = await database().submission.findUniqueOrThrow({ where: { id } });
  expect(lines.filter((line) => line.id === id)).toMatchObject([
    { event: "submission accepted", click },
    { event: "grading started", attempt: 1 },
    { event: "graded", status: "accepted" },
  ]);
});

const LineSchema = z.looseObject({ event: z.string(), id: z.string().optional() });

test("output that PostgreSQL cannot store does not cost the verdict", async () => {
  work();
  const id = await order("odd text");
  await untilGraded(id);
  expect((await getSubmission(at.people.student, id)).verdict).toMatchObject({
    status: "accepted",
    tests: [{ output: "a\uFFFDb\uFFFDc" }],
  });
});

/** The queue waits longer after each failure; here it does not. */
const hurryRetries = () =>
  database().$executeRaw`UPDATE graphile_worker._private_jobs SET run_at = now() WHERE run_at > now()`;

test("a fault of ours is tried again, and the student sees the verdict that comes of it", async () => {
  work();
  const id = await order("throw 1 once");
  await until(async () => (await hurryRetries()) >= 0 && (await gradingOf(id)).state === "done");
  expect(await gradingOf(id)).toMatchObject({
    status: "accepted",
    attempt: 2,
    incidentId: expect.stringMatching(/^[0-9a-f]{10}$/) as string,
  });
});

test.each([["throw 9 always"], ["junk"], ["broken problem"]])(
  "%s: after three tries it is a failure of ours, with an incident and without points lost",
  async (source) => {
    work();
    const [good, id] = [await makeGradedSubmission(at, at.people.student, { score: 2 }), await order(source)];
    await until(async () => (await hurryRetries()) >= 0 && (await gradingOf(id)).state === "done");
    expect(await gradingOf(id)).toMatchObject({
      status: "grader-failed",
      attempt: 3,
      score: 0,
      incidentId: expect.any(String) as string,
    });
    expect((await getSubmission(at.people.student, id)).verdict).toMatchObject({ status: "grader-failed", tests: [] });
    expect((await gradingOf(good)).score).toBe(2);
    await until(async () => (await jobCount()) === 0);
  },
);

test("a worker whose grading was taken over changes nothing", async () => {
  const id = await order("accept");
  const { id: gradingId } = await gradingOf(id);
  const [first, second] = [await claimGrading(gradingId, "first"), await claimGrading(gradingId, "second")];
  if (first === undefined || second === undefined) throw new Error("not claimed");
  const verdict = (message: string) =>
    failureVerdict({ problem: "p", version: "v", part: "double", partPoints: 3, seed: "s", engine: "e" }, message);
  expect(await finishGrading(first, verdict("late"), "incident-1")).toBe(false);
  expect(await gradingOf(id)).toMatchObject({ state: "running", worker: "second", attempt: 2 });
  expect(await finishGrading(second, verdict("true"), "incident-2")).toBe(true);
  expect(await finishGrading(second, verdict("again"), "incident-3")).toBe(false);
  expect(await claimGrading(gradingId, "third")).toBeUndefined();
  expect((await gradingOf(id)).verdict).toMatchObject({ message: "true" });
});

test("asked to stop, it finishes what it has, takes nothing new, and signs off", async () => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  const scripted = scriptedGrader();
  const worker = work({
    concurrency: 1,
    grader: {
      grade: async (...request) => {
        await released;
        return scripted.grade(...request);
      },
    },
  });
  const id = await order("accept");
  await until(async () => (await gradingOf(id)).state === "running");
  const next = await order("accept");
  const stopped = worker.stop();
  release();
  await stopped;
  expect((await gradingOf(id)).state).toBe("done");
  expect(await gradingOf(next)).toMatchObject({ state: "queued", attempt: 0 });
  expect(await database().workerHeartbeat.count()).toBe(0);
});

test("while rooms cannot be sealed it says why, and submissions wait unharmed", async () => {
  const reason = { reason: "bubblewrap is missing.", remedy: "apt-get install bubblewrap" };
  work({ openGrader: () => Promise.reject(Object.assign(new Error("no"), reason)) });
  const id = await order("accept");
  await until(async () => (await getHealth()).grading.detail === "bubblewrap is missing.");
  expect(await getHealth()).toMatchObject({
    ok: false,
    grading: { state: "off", remedy: "apt-get install bubblewrap" },
  });
  expect(await gradingOf(id)).toMatchObject({ state: "queued", attempt: 0 });
});

test("with a failed self-test grading stays off", async () => {
  const probe = { name: "write a file", expected: "EROFS", got: "written", ok: false };
  const selfTest = { ok: false, at: new Date().toISOString(), isolation: "namespaces", probes: [probe] };
  const close = jest.fn(() => Promise.resolve());
  work({ grader: { selfTest: () => Promise.resolve(selfTest), close } });
  const id = await order("accept");
  await until(async () => (await getHealth()).grading.detail.includes("write a file: expected EROFS, got written"));
  expect((await getHealth()).selfTest).toEqual(selfTest);
  expect(close).toHaveBeenCalled();
  expect(await gradingOf(id)).toMatchObject({ state: "queued", attempt: 0 });
});

test("losing every database connection in the middle of a grading loses nothing", async () => {
  work();
  const id = await order("wait 500");
  await until(async () => (await gradingOf(id)).state === "running");
  await database().$executeRaw`
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()`;
  await untilGraded(id);
  expect(await gradingOf(id)).toMatchObject({ status: "accepted" });
  const after = await order("accept");
  await untilGraded(after);
});

test("a worker whose queue cannot write the end of a job lives on, and grades again when it can", async () => {
  const sql = (text: string) => database().$executeRawUnsafe(text);
  await sql(
    `CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''no space left''; END'`,
  );
  await sql(`CREATE TRIGGER fail BEFORE DELETE ON graphile_worker._private_jobs FOR EACH ROW EXECUTE FUNCTION fail()`);
  const [first, second] = [await order("accept"), await order("accept", at.people.otherStudent)];
  try {
    work({ concurrency: 1 });
    await until(async () => (await getHealth()).grading.detail.includes("no space left"));
  } finally {
    await sql(`DROP TRIGGER fail ON graphile_worker._private_jobs`);
    await sql(`DROP FUNCTION fail`);
  }
  await Promise.all([first, second].map(untilGraded));
  const gradings = await Promise.all([first, second].map(gradingOf));
  expect(gradings.map(({ status }) => status)).toEqual(["accepted", "accepted"]);
  await until(async () => (await jobCount()) === 0);
});

test("a job that vanished from the queue is asked for again", async () => {
  const id = await order("accept");
  await database().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  work();
  await untilGraded(id);
  expect(await gradingOf(id)).toMatchObject({ status: "accepted", attempt: 1 });
});

// Workers in processes of their own, to be killed.

const children: ChildProcess[] = [];
afterEach(async () => {
  for (const child of children.splice(0)) {
    if (child.exitCode !== null || child.signalCode !== null) continue;
    child.kill("SIGKILL");
    await once(child, "exit");
  }
});

/** Resolves once the worker takes jobs. */
async function startWorker(): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", "tests/server/scriptedWorker.ts"], {
    env: childEnvironment({ DATABASE_URL: env().databaseUrl, NODE_ENV: "test", LOG_LEVEL: "info" }),
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  await new Promise<void>((resolve, reject) => {
    child.once("exit", () => reject(new Error("the worker ended before it took jobs")));
    child.stdout.on("data", (chunk: Buffer) => {
      if (chunk.toString("utf8").includes("grading is on")) resolve();
    });
  });
  return child;
}

test("two workers share forty submissions, and each is graded once", async () => {
  const workers = await Promise.all([startWorker(), startWorker()]);
  const people = await Promise.all(Array.from({ length: 8 }, () => makePerson()));
  await database().enrollment.createMany({
    data: people.map(({ userId }) => ({ courseId: at.courseId, userId, role: "student" as const })),
  });
  const ids = (
    await Promise.all(people.flatMap((person) => [1, 2, 3, 4, 5].map(() => order("wait 20", person))))
  ).sort();
  await Promise.all(ids.map(untilGraded));
  const gradings = await database().grading.findMany({ where: { submissionId: { in: ids } } });
  expect(gradings.map(({ submissionId }) => submissionId).sort()).toEqual(ids);
  expect(gradings.every(({ attempt, status }) => attempt === 1 && status === "accepted")).toBe(true);
  expect(new Set(gradings.map(({ worker }) => worker)).size).toBe(workers.length);
});

test("what a killed worker was grading is graded by another, once", async () => {
  const doomed = await startWorker();
  const ids = [await order("wait 100000"), await order("wait 100000", at.people.otherStudent)];
  await until(async () => (await Promise.all(ids.map(gradingOf))).every(({ state }) => state === "running"));
  const heir = await startWorker();
  // What hung would hang again: the second try finds another order.
  await database().$executeRaw`ALTER TABLE "Submission" DISABLE TRIGGER "Submission_immutable"`;
  await database().submission.updateMany({
    where: { id: { in: ids } },
    data: { answer: { kind: "code", source: "accept" } },
  });
  await database().$executeRaw`ALTER TABLE "Submission" ENABLE TRIGGER "Submission_immutable"`;
  doomed.kill("SIGKILL");
  await Promise.all(ids.map(untilGraded));
  expect(await Promise.all(ids.map(gradingOf))).toMatchObject(ids.map(() => ({ status: "accepted", attempt: 2 })));
  expect(heir.exitCode).toBeNull();
});

test("a worker that stalls is not taken for dead: its work stays its own", async () => {
  const worker = await startWorker();
  const id = await order("wait 1500");
  await until(async () => (await gradingOf(id)).state === "running");
  worker.kill("SIGSTOP");
  await database()
    .$executeRaw`UPDATE "WorkerHeartbeat" SET "seenAt" = now() - interval '10 s', "startedAt" = now() - interval '20 s'`;
  await database().$executeRaw`UPDATE graphile_worker._private_jobs SET locked_at = now() - interval '10 s'`;
  await rescueGradings();
  const [job] = await database().$queryRaw<
    { locked: boolean }[]
  >`SELECT locked_by IS NOT NULL AS locked FROM graphile_worker.jobs`;
  expect(job).toEqual({ locked: true });
  worker.kill("SIGCONT");
  await untilGraded(id);
  expect(await gradingOf(id)).toMatchObject({ status: "accepted", attempt: 1 });
});

test("an answer that kills its worker three times is set aside as our failure, and the queue goes on", async () => {
  const id = await order("die");
  for (let deaths = 0; deaths < 3; deaths++) {
    // It may die while it says that it is there.
    const worker = await startWorker().catch(() => undefined);
    if (worker?.exitCode === null && worker.signalCode === null) await once(worker, "exit");
  }
  await startWorker();
  const next = await order("accept", at.people.otherStudent);
  await Promise.all([id, next].map(untilGraded));
  expect(await gradingOf(id)).toMatchObject({
    status: "grader-failed",
    attempt: 3,
    incidentId: expect.any(String) as string,
  });
  expect(await gradingOf(next)).toMatchObject({ status: "accepted", attempt: 1 });
  await until(async () => (await jobCount()) === 0);
});

test("an innocent answer beside one that kills its worker three times gets its verdict", async () => {
  const [killer, bystander] = [await order("wait 400 then die"), await order("wait 600", at.people.otherStudent)];
  for (let deaths = 0; deaths < 3; deaths++) {
    const worker = await startWorker().catch(() => undefined);
    if (worker?.exitCode === null && worker.signalCode === null) await once(worker, "exit");
  }
  await startWorker();
  await Promise.all([killer, bystander].map(untilGraded));
  expect(await gradingOf(killer)).toMatchObject({ status: "grader-failed", attempt: 3 });
  // One death was shared; from then on each was tried alone.
  expect(await gradingOf(bystander)).toMatchObject({ status: "accepted", attempt: 2 });
  const { setAside } = await getHealth();
  expect(setAside.latest[0]).toMatchObject({ submissionId: killer, incidentId: (await gradingOf(killer)).incidentId });
});

test("SIGTERM ends a worker that finishes its work first, with exit code 0", async () => {
  const worker = await startWorker();
  const id = await order("wait 500");
  await until(async () => (await gradingOf(id)).state === "running");
  worker.kill("SIGTERM");
  expect(await once(worker, "exit")).toEqual([0, null]);
  expect(await gradingOf(id)).toMatchObject({ state: "done", status: "accepted" });
});
