import type { Actor } from "#server/actor";
import { changeEnvironment } from "#server/env";
import { AppError } from "#server/errors";
import { getSubmission, listSubmissions, submitAnswer, type SubmitInput } from "#server/submissions";
import {
  type CourseFixture,
  hoursFromNow,
  makeCourse,
  makeGradedSubmission,
  makePerson,
  newClientKey,
} from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

const source = "export const double = (x: number) => 2 * x;";

const submit = (at: CourseFixture, actor: Actor, changes: Partial<SubmitInput> = {}) =>
  submitAnswer(actor, {
    ...{
      itemId: at.itemId,
      partId: at.partId,
      kind: "submit",
      answer: { kind: "code", source },
      clientKey: newClientKey(),
    },
    ...changes,
  });

async function codeOf(call: Promise<unknown>): Promise<string> {
  try {
    await call;
    return "ok";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

const jobsOf = (submissionId: string) => database().$queryRaw<
  { key: string; priority: number; max_attempts: number }[]
>`
  SELECT job.key, job.priority, job.max_attempts FROM graphile_worker.jobs job
  JOIN "Grading" g ON g.id::text = job.key WHERE g."submissionId" = ${submissionId}::uuid`;

test("a submission, its grading and its job appear together", async () => {
  const at = await makeCourse();
  const { submissionId } = await submit(at, at.people.student);
  const stored = await database().submission.findUniqueOrThrow({
    where: { id: submissionId },
    include: { gradings: true },
  });
  const version = await database().problemVersion.findUniqueOrThrow({ where: { id: at.versionId } });
  expect(stored).toMatchObject({
    partId: at.partId,
    kind: "submit",
    answer: { kind: "code", source },
    versionId: at.versionId,
  });
  expect(stored.gradings).toMatchObject([
    { state: "queued", reason: "live", attempt: 0, isCurrent: true, seed: version.gradingSeed, verdict: null },
  ]);
  expect(await jobsOf(submissionId)).toEqual([{ key: stored.gradings[0]?.id, priority: 0, max_attempts: 100 }]);
});

test("when the job cannot be queued, there is no submission either", async () => {
  const at = await makeCourse();
  await database().$executeRaw`ALTER FUNCTION graphile_worker.add_job RENAME TO add_job_away`;
  try {
    await expect(submit(at, at.people.student)).rejects.toThrow(/add_job/);
    expect(await database().submission.count({ where: { partId: at.partId } })).toBe(0);
  } finally {
    await database().$executeRaw`ALTER FUNCTION graphile_worker.add_job_away RENAME TO add_job`;
  }
});

test("one key is one submission, however often and however much at once it arrives", async () => {
  const at = await makeCourse();
  const { student } = at.people;
  const clientKey = newClientKey();
  const answers = await Promise.all(Array.from({ length: 8 }, () => submit(at, student, { clientKey })));
  answers.push(await submit(at, student, { clientKey }));
  expect(new Set(answers.map(({ submissionId }) => submissionId)).size).toBe(1);
  expect(await database().submission.count({ where: { userId: student.userId } })).toBe(1);
  expect(await jobsOf(answers[0]?.submissionId ?? "")).toHaveLength(1);
});

test("two people may come up with the same key", async () => {
  const at = await makeCourse();
  const clientKey = newClientKey();
  const [one, other] = [
    await submit(at, at.people.student, { clientKey }),
    await submit(at, at.people.otherStudent, { clientKey }),
  ];
  expect(one.submissionId).not.toBe(other.submissionId);
});

test("a key that belongs to an answer to another part is refused", async () => {
  const [here, there] = [await makeCourse(), await makeCourse()];
  const { student } = here.people;
  await database().enrollment.create({ data: { courseId: there.courseId, userId: student.userId, role: "student" } });
  const clientKey = newClientKey();
  await submit(here, student, { clientKey });
  expect(await codeOf(submit(there, student, { clientKey }))).toBe("CONFLICT");
});

test.each<[string, Partial<SubmitInput>, string]>([
  ["no answer", { answer: undefined }, "INVALID"],
  ["an answer of another kind", { answer: { kind: "essay", text: "" } }, "INVALID"],
  ["an answer with more in it", { answer: { kind: "code", source, isAdmin: true } }, "INVALID"],
  ["a source that is no text", { answer: { kind: "code", source: ["x"] } }, "INVALID"],
  ["a source that is too long", { answer: { kind: "code", source: "x".repeat(65_537) } }, "TOO_LARGE"],
  ["a source of the greatest length", { answer: { kind: "code", source: "\u0001".repeat(65_536) } }, "ok"],
  ["a kind that does not exist", { kind: "cheat" as "run" }, "INVALID"],
  ["a key that is too short", { clientKey: "1" }, "INVALID"],
  ["a key with other characters", { clientKey: "'; drop table x; --" }, "INVALID"],
])("%s", async (_, changes, code) => {
  const at = await makeCourse();
  expect(await codeOf(submit(at, at.people.student, changes))).toBe(code);
});

test("characters that PostgreSQL cannot store do not lose a submission", async () => {
  const at = await makeCourse();
  const { submissionId } = await submit(at, at.people.student, { answer: { kind: "code", source: "a\0b\uD800c" } });
  const { text } = await getSubmission(at.people.student, submissionId);
  expect(text).toBe("a\uFFFDb\uFFFDc");
});

test.each([
  ["before the due time", { dueIn: 0.01 }, "ok"],
  ["late", { dueIn: -0.01, closesIn: 1 }, "ok"],
  ["after closing", { dueIn: -1, closesIn: -0.01 }, "CLOSED"],
])("an answer %s", async (_, dates, code) => {
  const at = await makeCourse(dates);
  expect(await codeOf(submit(at, at.people.student))).toBe(code);
  expect(await codeOf(submit(at, at.people.student, { kind: "run" }))).toBe(code);
});

test("an extension of a person, or of their section, opens what is closed for them and for nobody else", async () => {
  const at = await makeCourse({ opensIn: -72, dueIn: -48, closesIn: -24 });
  const { student, otherStudent, ta } = at.people;
  const section = await database().section.create({ data: { courseId: at.courseId, name: "Tuesday" } });
  await database().enrollment.update({
    where: { courseId_userId: { courseId: at.courseId, userId: otherStudent.userId } },
    data: { sectionId: section.id },
  });
  const extension = {
    ...{ courseId: at.courseId, assignmentId: at.assignmentId, granterId: ta.userId, reason: "Ill" },
    ...{ dueAt: hoursFromNow(1), closesAt: hoursFromNow(1) },
  };
  const third = await makePerson();
  await database().enrollment.create({ data: { courseId: at.courseId, userId: third.userId, role: "student" } });

  await database().extension.create({ data: { ...extension, userId: student.userId } });
  expect(await Promise.all([student, otherStudent, third].map((person) => codeOf(submit(at, person))))).toEqual([
    "ok",
    "CLOSED",
    "CLOSED",
  ]);
  await database().extension.create({ data: { ...extension, sectionId: section.id } });
  expect(await Promise.all([student, otherStudent, third].map((person) => codeOf(submit(at, person))))).toEqual([
    "ok",
    "ok",
    "CLOSED",
  ]);
});

test("the database's clock dates a submission, not the web server's", async () => {
  const at = await makeCourse();
  jest.useFakeTimers({
    now: hoursFromNow(-5),
    doNotFake: ["setTimeout", "setImmediate", "nextTick", "queueMicrotask", "setInterval", "performance"],
  });
  let submissionId: string;
  try {
    ({ submissionId } = await submit(at, at.people.student));
  } finally {
    jest.useRealTimers();
  }
  const { createdAt } = await database().submission.findUniqueOrThrow({ where: { id: submissionId } });
  expect(Math.abs(createdAt.getTime() - Date.now())).toBeLessThan(3_600_000);
});

test("too many in a minute are refused, of submissions and of runs apart, and a repetition of one is not counted", async () => {
  const at = await makeCourse();
  const { student, otherStudent } = at.people;
  const finishAll = () => database().$executeRaw`DELETE FROM "Grading" WHERE state <> 'done'`;
  const clientKey = newClientKey();
  const codes: string[] = [];
  for (let index = 0; index < 17; index++) {
    codes.push(await codeOf(submit(at, student, index === 0 ? { clientKey } : {})));
    await finishAll();
  }
  expect(codes.lastIndexOf("ok")).toBe(14);
  expect(codes.slice(15)).toEqual(["TOO_MANY_REQUESTS", "TOO_MANY_REQUESTS"]);
  expect(await codeOf(submit(at, student, { clientKey }))).toBe("ok");
  expect(await codeOf(submit(at, student, { kind: "run" }))).toBe("ok");
  expect(await codeOf(submit(at, otherStudent))).toBe("ok");
});

test("each waiting answer of a person puts their next one further back, and twenty are enough", async () => {
  const at = await makeCourse();
  const { student, otherStudent } = at.people;
  const priorities: number[] = [];
  for (let index = 0; index < 20; index++) {
    const { submissionId } = await submit(at, student, { kind: index < 10 ? "submit" : "run" });
    priorities.push((await jobsOf(submissionId))[0]?.priority ?? -1);
  }
  expect(priorities).toEqual(Array.from({ length: 20 }, (_, index) => index));
  expect(await codeOf(submit(at, student, { kind: "run" }))).toBe("TOO_MANY_REQUESTS");
  const { submissionId } = await submit(at, otherStudent);
  expect((await jobsOf(submissionId))[0]?.priority).toBe(0);
});

test("a list is the person's own, newest first, with the status a student may see", async () => {
  const at = await makeCourse();
  const { student, otherStudent } = at.people;
  const hiddenLimit = {
    name: "h",
    visibility: "hidden",
    status: "time-limit",
    points: 0,
    maxPoints: 2,
    studentMs: 1,
  } as const;
  const publicLimit = { ...hiddenLimit, name: "p", visibility: "public" } as const;
  const past = (hours: number) => hoursFromNow(-hours);
  const first = await makeGradedSubmission(at, student, {
    score: 1,
    submittedAt: past(3),
    status: "time-limit",
    tests: [hiddenLimit],
  });
  const second = await makeGradedSubmission(at, student, {
    score: 0,
    submittedAt: past(2),
    status: "time-limit",
    tests: [publicLimit],
  });
  const third = await makeGradedSubmission(at, student, { score: 3, submittedAt: past(1), kind: "run" });
  const { submissionId: fourth } = await submit(at, student);
  await makeGradedSubmission(at, otherStudent, { score: 3 });

  const list = await listSubmissions(student, { itemId: at.itemId, partId: at.partId });
  expect(list.map(({ id, kind, state, status, score }) => ({ id, kind, state, status, score }))).toEqual([
    { id: fourth, kind: "submit", state: "queued", status: null, score: null },
    { id: third, kind: "run", state: "done", status: "accepted", score: 3 },
    { id: second, kind: "submit", state: "done", status: "time-limit", score: 0 },
    { id: first, kind: "submit", state: "done", status: "partial", score: 1 },
  ]);
  for (const { id, status } of list.slice(1)) expect((await getSubmission(student, id)).verdict?.status).toBe(status);
});

test("a submission shows its verdict when it has one, and without the seed", async () => {
  const at = await makeCourse();
  const { student } = at.people;
  const { submissionId } = await submit(at, student);
  expect(await getSubmission(student, submissionId)).toMatchObject({ state: "queued", verdict: null, kind: "submit" });
  const graded = await makeGradedSubmission(at, student, { score: 2 });
  const view = await getSubmission(student, graded);
  expect(view).toMatchObject({ state: "done", verdict: { status: "partial", score: 2, maxScore: 3 } });
  expect(view.verdict).not.toHaveProperty("seed");
});

test("times are right whatever zone the database server keeps", async () => {
  const at = await makeCourse();
  const name = new URL((await import("#server/env")).env().databaseUrl ?? "").pathname.slice(1);
  await database().$executeRawUnsafe(`ALTER DATABASE "${name}" SET TimeZone = 'Asia/Kolkata'`);
  const { disconnect } = await import("#server/db");
  await disconnect();
  changeEnvironment({});
  const { submissionId } = await submit(at, at.people.student);
  const { createdAt } = await getSubmission(at.people.student, submissionId);
  expect(Math.abs(createdAt.getTime() - Date.now())).toBeLessThan(600_000);
  const [row] = await database().$queryRaw<{ zone: string; age: number }[]>`
    SELECT current_setting('TimeZone') AS zone, abs(extract(epoch FROM now() - "createdAt"))::float AS age
    FROM "Submission" WHERE id = ${submissionId}::uuid`;
  expect(row?.zone).toBe("UTC");
  expect(row?.age).toBeLessThan(600);
});
