import type { Actor } from "#server/actor";
import { runGradingWorker, type WorkersGrader } from "#server/gradingWorker";
import { countWaiting, enqueueLive, enqueueRegrade, readQueue } from "#server/queue";
import { rescueGradings } from "#server/rescue";
import { submitAnswer } from "#server/submissions";
import { type CourseFixture, makeCourse, makeGradedSubmission, makePerson, newClientKey } from "../course";
import { database, useFreshDatabase } from "../database";
import { scriptedGrader } from "./scriptedGrader";

useFreshDatabase();
jest.setTimeout(120_000);

let at: CourseFixture;
beforeEach(async () => {
  at = await makeCourse();
});

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await database().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await database().$executeRaw`DELETE FROM "Grading" WHERE state <> 'done'`;
});

/** Hands in an answer without the limits of the service on how many. */
async function handIn({ userId }: Actor, name: string): Promise<string> {
  return database().$transaction(async (tx) => {
    const waiting = await countWaiting(tx, userId);
    const { partId, versionId } = at;
    const answer = { kind: "code", source: `accept ${name}` };
    const submission = await tx.submission.create({
      data: { partId, userId, versionId, kind: "submit", answer, clientKey: newClientKey() },
    });
    const { id } = await tx.grading.create({
      data: { submissionId: submission.id, reason: "live", versionId, seed: "s", isCurrent: true },
    });
    await enqueueLive(tx, id, { userId, waiting });
    return id;
  });
}

async function askForRegrade(submissionId: string): Promise<string> {
  const { id } = await database().grading.create({
    data: { submissionId, reason: "regrade", versionId: at.versionId, seed: "s", isCurrent: false },
  });
  await enqueueRegrade(database(), id);
  return id;
}

/** A worker that notes the names of the answers in the order it takes them. */
function work({ concurrency, onTake }: { concurrency: number; onTake: (name: string) => Promise<void> | undefined }) {
  const inner = scriptedGrader();
  const grade: WorkersGrader["grade"] = async (request, onTest) => {
    const [, name = "regrade"] = /accept (\w+)/.exec(JSON.stringify(request.answer)) ?? [];
    await onTake(name);
    return inner.grade(request, onTest);
  };
  const asked = new AbortController();
  const openGrader = () => Promise.resolve({ ...inner, grade });
  const ended = runGradingWorker({ openGrader, concurrency, signal: asked.signal });
  stops.push(() => (asked.abort(), ended));
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
}
const untilAllGraded = () =>
  until(async () => (await database().grading.count({ where: { state: { not: "done" } } })) === 0);

async function orderOfTaking(): Promise<string[]> {
  const taken: string[] = [];
  work({ concurrency: 1, onTake: (name) => void taken.push(name) });
  await untilAllGraded();
  return taken;
}

test("a hundred answers of one student delay another's first by at most one", async () => {
  for (let index = 1; index <= 100; index++) await handIn(at.people.student, `flood${index}`);
  await handIn(at.people.otherStudent, "first");
  await handIn(at.people.otherStudent, "second");
  const taken = await orderOfTaking();
  expect(taken).toHaveLength(102);
  expect(taken.slice(0, 4)).toEqual(["flood1", "first", "flood2", "second"]);
});

test("everything live goes ahead of every regrade, however late it comes and however much of it there is", async () => {
  const graded = await makeGradedSubmission(at, at.people.student, { score: 0 });
  const regrade = await askForRegrade(graded);
  for (const name of ["a1", "a2", "a3"]) await handIn(at.people.student, name);
  await handIn(at.people.otherStudent, "b1");
  expect(await orderOfTaking()).toEqual(["a1", "b1", "a2", "a3", "regrade"]);
  // The regrade has its verdict and does not count until somebody decides so.
  const gradings = await database().grading.findMany({ where: { submissionId: graded }, orderBy: { queuedAt: "asc" } });
  expect(gradings).toMatchObject([
    { reason: "live", isCurrent: true, score: 0 },
    { id: regrade, reason: "regrade", isCurrent: false, state: "done" },
  ]);
});

test("answers handed in at the same moment stand one behind the other", async () => {
  const hand = () =>
    submitAnswer(at.people.student, {
      ...{ itemId: at.itemId, partId: at.partId, kind: "submit", clientKey: newClientKey() },
      answer: { kind: "code", source: "accept" },
    });
  await Promise.all(Array.from({ length: 10 }, hand));
  const jobs = await database().$queryRaw<{ priority: number }[]>`
    SELECT priority FROM graphile_worker.jobs ORDER BY priority`;
  expect(jobs.map(({ priority }) => priority)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test.each(["one student's answers", "regrades"])(
  "%s that do not end leave a place for another's first",
  async (what) => {
    let release: () => void = () => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const taken: string[] = [];
    for (let index = 1; index <= 3; index++)
      if (what === "regrades") await askForRegrade(await makeGradedSubmission(at, at.people.student, { score: 0 }));
      else await handIn(at.people.student, `loop${index}`);
    work({
      concurrency: 2,
      onTake: (name) => {
        taken.push(name);
        return name === "first" ? undefined : released;
      },
    });
    await until(() => Promise.resolve(taken.length > 0));
    const first = await handIn(at.people.otherStudent, "first");
    await until(async () => (await database().grading.findUniqueOrThrow({ where: { id: first } })).state === "done");
    expect(taken).toHaveLength(2);
    release();
    await untilAllGraded();
    expect(taken).toHaveLength(4);
  },
);

test("the queue's length tells live answers from regrades, and what is being graded", async () => {
  await askForRegrade(await makeGradedSubmission(at, at.people.student, { score: 0 }));
  expect(await readQueue()).toEqual({ waiting: 0, regrades: 1, running: 0, oldestSeconds: 0 });
  for (const name of ["a1", "a2"]) await handIn(at.people.student, name);
  await database().$executeRaw`UPDATE "Grading" SET "queuedAt" = now() - interval '1 hour' WHERE state <> 'done'`;
  const { oldestSeconds, ...counts } = await readQueue();
  expect(counts).toEqual({ waiting: 2, regrades: 1, running: 0 });
  expect(Math.round(oldestSeconds)).toBe(3_600);
});

test("jobs that vanished are asked for again with the place they had: live before regrades, students in turn", async () => {
  await askForRegrade(await makeGradedSubmission(at, at.people.student, { score: 0 }));
  for (const person of [at.people.student, await makePerson()]) await handIn(person, "live");
  const places = () =>
    database().$queryRaw<object[]>`SELECT priority, flags, max_attempts FROM graphile_worker.jobs ORDER BY flags::text`;
  const before = await places();
  await database().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await rescueGradings();
  expect(await places()).toEqual(before);
});
