import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Actor } from "#server/actor";
import { listChangesSinceLook } from "#server/changesSinceLook";
import { changeEnvironment, childEnvironment } from "#server/env";
import { erasePerson } from "#server/erasePerson";
import { getGradebook } from "#server/gradebook";
import { claimGrading, finishGrading } from "#server/gradings";
import { runGradingWorker, type WorkersGrader } from "#server/gradingWorker";
import { closeLive, type LiveEvent, subscribeToSubmission } from "#server/live";
import { listPointsNotices } from "#server/pointsNotices";
import { continueShadowRegrades } from "#server/shadowRegrades";
import { getSubmission, submitAnswer } from "#server/submissions";
import {
  applyVersionChange,
  cancelVersionChange,
  getVersionChange,
  listVersionChanges,
  retryFailedShadows,
  startVersionChange,
} from "#server/versionChanges";
import { type CourseFixture, makeCourse, makeGradedSubmission, makePerson, newClientKey } from "../course";
import { database, useFreshDatabase } from "../database";
import { enrolStudents } from "../gradingCourse";
import { makeQuestionItem } from "../questionItem";
import { makeReview } from "../review";
import { makeNextVersion } from "../versionedCourse";
import { scriptedGrader } from "./scriptedGrader";
import { untilHearing } from "./untilHearing";

useFreshDatabase();
jest.setTimeout(180_000);

let at: CourseFixture;
let toVersionId: string;
let instructor: Actor, student: Actor, otherStudent: Actor;
beforeEach(async () => {
  at = await makeCourse({ latePercentPerDay: 0 });
  toVersionId = await makeNextVersion(at);
  ({ instructor, student, otherStudent } = at.people);
});

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
  await database().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await database().versionChange.updateMany({
    where: { state: { in: ["replaying", "ready"] } },
    data: { state: "cancelled", deciderId: instructor.userId, decidedAt: new Date() },
  });
});
afterAll(closeLive);

/** The scripted grader says what the source orders, whatever the stored verdict is: that is the new version. */
function work(grader: Partial<WorkersGrader> = {}): () => Promise<void> {
  const asked = new AbortController();
  const openGrader = () => Promise.resolve(scriptedGrader(grader));
  const ended = runGradingWorker({ openGrader, concurrency: 2, signal: asked.signal });
  const stop = (): Promise<void> => (asked.abort(), ended);
  stops.push(stop);
  return stop;
}

const stored = (who: Actor, score: number, source: string) => makeGradedSubmission(at, who, { score, source, tests });
const tests = [
  { name: "doubles 2", visibility: "public", status: "passed", points: 1, maxPoints: 1, studentMs: 0 },
  { name: "doubles halves", visibility: "hidden", status: "failed", points: 0, maxPoints: 2, studentMs: 0 },
] as const satisfies Parameters<typeof makeGradedSubmission>[2]["tests"];

const rubric = [{ id: "why", text: "Says why.", points: 3 }];

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 50));
}
const start = async () => (await startVersionChange(instructor, { itemId: at.itemId, toVersionId })).id;
const stateOf = async (id: string) =>
  (await database().versionChange.findUniqueOrThrow({ where: { id }, select: { state: true } })).state;
const untilReady = (id: string) => until(async () => (await stateOf(id)) === "ready");
const shadowsOf = (versionChangeId: string) =>
  database().shadow.findMany({ where: { versionChangeId }, include: { after: true, before: true } });
const current = (submissionId: string) =>
  database().grading.findFirstOrThrow({ where: { submissionId, isCurrent: true } });
const earned = async (who: Actor) =>
  (await getGradebook(instructor, at.courseSlug)).students.find(({ userId }) => userId === who.userId)?.total.earned;
const itemVersion = async () => (await database().item.findUniqueOrThrow({ where: { id: at.itemId } })).versionId;
const submit = (who: Actor, source: string) =>
  submitAnswer(who, {
    ...{ itemId: at.itemId, partId: at.partId, kind: "submit", clientKey: newClientKey() },
    answer: { kind: "code", source },
  });

/** Sam gains (1 → 3 of 3), Olu loses (3 → 1), a third keeps the points that a person set. */
async function makeThree() {
  const third = (await enrolStudents(at, 1))[0] ?? (await makePerson());
  const [gaining, losing, set] = [
    await stored(student, 1, "accept"),
    await stored(otherStudent, 3, "partial"),
    await stored(third, 1, "accept"),
  ];
  await makeReview(set, at.people.ta, { override: { points: 2, reason: "Seen." } });
  return { third, gaining, losing, set };
}

describe("a change begins", () => {
  test("with everything that counts, and with nothing else", async () => {
    const { gaining, losing, set } = await makeThree();
    await makeGradedSubmission(at, student, { score: 1, kind: "run" });
    const id = await start();
    const shadows = await shadowsOf(id);
    expect(shadows.map(({ submissionId }) => submissionId).sort()).toEqual([gaining, losing, set].sort());
    for (const { after, before } of shadows)
      expect(after).toMatchObject({ versionId: toVersionId, reason: "regrade", isCurrent: false, seed: before.seed });
    expect(await itemVersion()).toBe(at.versionId);
  });

  test("without answers whose words were erased: nothing is left to grade, and their points stay", async () => {
    const { gaining, losing } = await makeThree();
    // In another course too, so that only the work in this one is erased.
    const elsewhere = await makeCourse();
    const columns = { courseId: elsewhere.courseId, userId: student.userId, role: "student" } as const;
    await database().enrollment.create({ data: columns });
    await erasePerson(instructor, { course: at.courseSlug, userId: student.userId, confirmation: student.email });
    const replayed = (await shadowsOf(await start())).map(({ submissionId }) => submissionId);
    expect(replayed).toContain(losing);
    expect(replayed).not.toContain(gaining);
    expect((await current(gaining)).versionId).toBe(at.versionId);
  });

  test.each<[string, () => Promise<{ toVersionId: string }>, object]>([
    ["the version that is shown", () => Promise.resolve({ toVersionId: at.versionId }), { code: "INVALID" }],
    [
      "a version of another problem",
      async () => ({ toVersionId: (await makeCourse()).versionId }),
      { code: "NOT_FOUND" },
    ],
    ["no version", () => Promise.resolve({ toVersionId: at.itemId }), { code: "NOT_FOUND" }],
    [
      "one that asks for another kind of answer",
      async () => {
        await stored(student, 1, "accept");
        return { toVersionId: await makeNextVersion(at, { parts: [{ key: "double", points: 3, kind: "written" }] }) };
      },
      { code: "INVALID", message: expect.stringContaining("another id") as string },
    ],
  ])("not for %s", async (_, input, refusal) => {
    const { toVersionId: to } = await input();
    await expect(startVersionChange(instructor, { itemId: at.itemId, toVersionId: to })).rejects.toMatchObject(refusal);
  });

  test("in production not without a certificate", async () => {
    const bare = await makeNextVersion(at, { isCertified: false });
    const secret = "q3Jv8xX1mT5uYw0ZrN7bKc2LdPfHgSaE";
    changeEnvironment({ NODE_ENV: "production", NEXTAUTH_SECRET: secret });
    try {
      const begun = startVersionChange(instructor, { itemId: at.itemId, toVersionId: bare });
      await expect(begun).rejects.toMatchObject({
        code: "INVALID",
        message: expect.stringContaining("no certificate") as string,
      });
    } finally {
      changeEnvironment({ NODE_ENV: "test" });
    }
    await expect(startVersionChange(instructor, { itemId: at.itemId, toVersionId: bare })).resolves.toHaveProperty(
      "id",
    );
  });

  test("once an item, and again when it is over", async () => {
    const id = await start();
    await expect(start()).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await cancelVersionChange(instructor, id)).toBe(true);
    expect(await cancelVersionChange(instructor, id)).toBe(false);
    expect(await start()).not.toBe(id);
  });
});

describe("a replay", () => {
  test("shows who changes, from what to what, by which tests; and nobody else sees anything of it", async () => {
    const { gaining, losing, third } = await makeThree();
    await untilHearing();
    const heard: LiveEvent[] = [];
    const end = subscribeToSubmission(gaining, (event) => heard.push(event));
    stops.push(async () => {
      end();
      await Promise.resolve();
    });
    const before = [await earned(student), await earned(otherStudent), await earned(third)];
    const id = await start();
    expect((await getVersionChange(instructor, id)).preview).toBeNull();
    work();
    await untilReady(id);
    const { preview, progress } = await getVersionChange(instructor, id);
    expect(progress).toEqual({ total: 3, done: 3, failed: 0, underWay: 0, missing: 0 });
    expect(preview?.choices).toMatchObject({
      raise: { gaining: 1, losing: 0, answers: 2, refusal: null },
      all: { gaining: 1, losing: 1, answers: 3, refusal: null },
      none: { gaining: 0, losing: 0, answers: 0, refusal: null },
    });
    expect(preview?.keptByPeople).toBe(1);
    const aThird = expect.closeTo(10 / 3, 9) as number;
    const shown = preview?.people.map(({ name, earned: now, after }) => [
      name,
      now,
      after.raise,
      after.all,
      after.none,
    ]);
    expect(shown?.sort()).toEqual([
      ["Olu", 10, 10, aThird, 10],
      ["Sam", aThird, 10, 10, aThird],
    ]);
    expect(preview?.people.find(({ name }) => name === "Sam")?.answers).toMatchObject([
      { submissionId: gaining, differences: [{ test: "doubles halves", before: "failed", after: "passed" }] },
    ]);
    expect(preview?.people.find(({ name }) => name === "Olu")?.answers[0]?.submissionId).toBe(losing);
    expect(preview?.tests).toMatchObject([
      { partKey: "double", test: "doubles halves", before: "failed", after: "passed", answers: 2, people: 2 },
      { partKey: "double", test: "doubles halves", before: "failed", after: "time-limit", answers: 1, people: 1 },
    ]);
    expect([await earned(student), await earned(otherStudent), await earned(third)]).toEqual(before);
    expect(heard).toEqual([]);
    expect((await getSubmission(student, gaining)).verdict?.score).toBe(1);
  });

  test("takes in what is handed in meanwhile, also when it was ready", async () => {
    await stored(student, 1, "accept");
    const id = await start();
    work();
    await untilReady(id);
    const { submissionId } = await submit(otherStudent, "partial");
    await until(async () => (await current(submissionId)).state === "done");
    await until(async () => (await shadowsOf(id)).length === 2);
    await untilReady(id);
    expect((await shadowsOf(id)).map(({ after }) => after.state)).toEqual(["done", "done"]);
  });

  test("survives the death of its worker: every answer is replayed once", async () => {
    const people = await enrolStudents(at, 40);
    for (const [index, who] of people.entries()) await stored(who, index % 2, "wait 60");
    const id = await start();
    const doomed = startWorker();
    await until(async () => (await getVersionChange(instructor, id)).progress.done >= 8);
    doomed.kill("SIGKILL");
    const doneAtDeath = (await getVersionChange(instructor, id)).progress.done;
    expect(doneAtDeath).toBeLessThan(40);
    startWorker();
    await untilReady(id);
    const shadows = await shadowsOf(id);
    expect(new Set(shadows.map(({ submissionId }) => submissionId)).size).toBe(40);
    expect(shadows.every(({ after }) => after.status === "accepted" && after.attempt <= 2)).toBe(true);
    const regrades = { reason: "regrade" as const, submission: { partId: at.partId } };
    expect(await database().grading.count({ where: regrades })).toBe(40);
    expect((await getVersionChange(instructor, id)).preview?.choices.raise).toMatchObject({ gaining: 40, losing: 0 });
  });

  test("hands out a bounded number at a time, and goes on when several look after it at once", async () => {
    const people = await enrolStudents(at, 2);
    for (let index = 0; index < 160; index++) await Promise.all(people.map((who) => stored(who, 1, `accept ${index}`)));
    const id = await start();
    expect((await getVersionChange(instructor, id)).progress).toMatchObject({ total: 320, underWay: 300, missing: 20 });
    await Promise.all([continueShadowRegrades(), continueShadowRegrades(), continueShadowRegrades()]);
    expect((await shadowsOf(id)).length).toBe(300);
    work();
    await untilReady(id);
    const shadows = await shadowsOf(id);
    expect([shadows.length, new Set(shadows.map(({ afterId }) => afterId)).size]).toEqual([320, 320]);
  });
});

function startWorker(): ChildProcess {
  const child = spawn("node", ["server/program.cjs", "tests/server/scriptedWorker.ts"], {
    env: childEnvironment({ LOG_LEVEL: "error" }),
    stdio: "ignore",
  });
  stops.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  });
  return child;
}

describe("a failure of ours", () => {
  test("blocks the change with words, and is replayed when somebody asks", async () => {
    const failing = await stored(student, 1, "throw 3 once");
    await stored(otherStudent, 1, "accept");
    const id = await start();
    work();
    await untilReady(id);
    expect((await getVersionChange(instructor, id)).progress).toMatchObject({ done: 2, failed: 1 });
    const apply = () => applyVersionChange(instructor, { id, choice: "all", notice: "" });
    await expect(apply()).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("1 answer") as string,
    });
    expect(await retryFailedShadows(instructor, id)).toBe(1);
    await untilReady(id);
    expect((await getVersionChange(instructor, id)).progress).toMatchObject({ done: 2, failed: 0 });
    expect(await apply()).toMatchObject({ isMine: true, choice: "all", movedStudents: 2 });
    expect(await current(failing)).toMatchObject({ status: "accepted", versionId: toVersionId });
  });

  test("that both versions share changes nothing and blocks nothing", async () => {
    await makeGradedSubmission(at, student, { score: 0, status: "grader-failed", source: "broken" });
    const id = await start();
    work();
    await untilReady(id);
    await applyVersionChange(instructor, { id, choice: "all", notice: "" });
    expect(await earned(student)).toBeNull();
  });
});

describe("applying", () => {
  test.each([
    ["raise", 10, 10],
    ["all", 10, 10 / 3],
    ["none", 10 / 3, 10],
  ] as const)(
    "%s gives Sam %d and Olu %d points, leaves what a person set, and tells whom it concerns",
    async (choice, sam, olu) => {
      const { third, gaining } = await makeThree();
      const id = await start();
      work();
      await untilReady(id);
      const basedOn = (await getVersionChange(instructor, id)).preview?.fingerprint ?? "";
      const decision = await applyVersionChange(instructor, {
        id,
        choice,
        notice: " A test was too strict. ",
        basedOn,
      });
      const moved = Number(sam === 10) + Number(olu !== 10);
      expect(decision).toMatchObject({ isMine: true, choice, movedStudents: moved });
      expect(await earned(student)).toBeCloseTo(sam, 9);
      expect(await earned(otherStudent)).toBeCloseTo(olu, 9);
      expect(await earned(third)).toBeCloseTo((10 * 2) / 3, 9);
      expect(await itemVersion()).toBe(toVersionId);
      expect(await listPointsNotices(third, at.itemId)).toEqual([]);
      expect(await listPointsNotices(student, at.itemId)).toEqual(
        sam === 10
          ? [
              {
                ...{ at: decision.at, earnedBefore: expect.closeTo(10 / 3, 9) as number, earnedAfter: 10, points: 10 },
                words: "A test was too strict.",
              },
            ]
          : [],
      );
      const { changes } = await listChangesSinceLook(student, { course: at.courseSlug, assignment: at.assignmentSlug });
      expect(changes.map(({ kind }) => kind)).toEqual(sam === 10 ? ["points"] : []);
      const view = await getSubmission(student, gaining);
      expect(view.earlierVerdicts.map(({ verdict }) => verdict.score)).toEqual(sam === 10 ? [1] : []);
      expect(view.verdict?.score).toBe(sam === 10 ? 3 : 1);
      const events = await database().auditEvent.findMany({ where: { courseId: at.courseId }, orderBy: { at: "asc" } });
      expect(events.map(({ action }) => action)).toEqual([
        "version change started",
        "version change applied",
        ...Array.from({ length: moved }, () => "points moved by a version"),
      ]);
    },
  );

  test("is done once: a second click hears what happened, and of two at once one decides", async () => {
    await makeThree();
    const id = await start();
    work();
    await untilReady(id);
    const colleague = await makePerson("Iris");
    await database().enrollment.create({
      data: { courseId: at.courseId, userId: colleague.userId, role: "instructor" },
    });
    const decisions = await Promise.all([
      applyVersionChange(instructor, { id, choice: "raise", notice: "" }),
      applyVersionChange(colleague, { id, choice: "all", notice: "" }),
    ]);
    expect(decisions.map(({ isMine }) => isMine).sort()).toEqual([false, true]);
    expect(new Set(decisions.map(({ choice, by }) => `${choice} ${by}`)).size).toBe(1);
    const [winner, choice] = decisions[0].isMine ? [instructor, "raise" as const] : [colleague, "all" as const];
    expect(await applyVersionChange(winner, { id, choice, notice: "" })).toMatchObject({ isMine: true });
    expect(await database().auditEvent.count({ where: { action: "version change applied", subjectId: id } })).toBe(1);
    await expect(cancelVersionChange(colleague, id)).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(retryFailedShadows(colleague, id)).rejects.toMatchObject({ code: "CONFLICT" });
  });

  test("waits for the replay, for what came in since, and for the look of whoever decides", async () => {
    const { losing } = await makeThree();
    const id = await start();
    const apply = (basedOn?: string) =>
      applyVersionChange(instructor, { id, choice: "all", notice: "", ...(basedOn === undefined ? {} : { basedOn }) });
    await expect(apply()).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("3 answers") as string,
    });
    const stop = work();
    await untilReady(id);
    await stop();
    const { preview } = await getVersionChange(instructor, id);
    await makeReview(losing, at.people.ta, { override: { points: 3, reason: "Right." } });
    await expect(apply(preview?.fingerprint)).rejects.toMatchObject({
      message: expect.stringContaining("no longer") as string,
    });
    await stored(student, 0, "accept");
    await expect(apply()).rejects.toMatchObject({
      message: expect.stringContaining("1 answer is not replayed") as string,
    });
    expect(await itemVersion()).toBe(at.versionId);
  });

  test("a version with other weights cannot be “only raise” when it takes points from somebody anyway", async () => {
    const why = { kind: "written" as const, points: 3 };
    const questions = await makeQuestionItem([
      { ...why, id: "why", title: "Why", source: "test.1", prompt: "Why?", explanation: "-", rubric },
    ]);
    const { questionItemId: itemId, versionId, people } = questions;
    toVersionId = await makeNextVersion(questions, {
      parts: [
        { ...why, key: "why" },
        { ...why, key: "how", points: 6 },
      ],
    });
    const partId = questions.partIds["why"] ?? "";
    await makeGradedSubmission({ partId, versionId }, people.student, { score: 3, source: "accept" });
    const { id } = await startVersionChange(people.instructor, { itemId, toVersionId });
    work();
    await untilReady(id);
    const { preview } = await getVersionChange(people.instructor, id);
    expect(preview?.choices.raise.refusal).toContain("a student loses points");
    const apply = (choice: "raise" | "none") => applyVersionChange(people.instructor, { id, choice, notice: "" });
    await expect(apply("raise")).rejects.toMatchObject({ code: "CONFLICT" });
    expect(await apply("none")).toMatchObject({ movedStudents: 1 });
    expect(await listPointsNotices(people.student, itemId)).toMatchObject([
      { earnedBefore: 3, earnedAfter: 1, points: 3 },
    ]);
  });

  test("parts that the new version does not have are retired, with their answers", async () => {
    toVersionId = await makeNextVersion(at, { parts: [{ key: "again", points: 3 }] });
    const kept = await stored(student, 3, "accept");
    const id = await start();
    await continueShadowRegrades();
    expect(await shadowsOf(id)).toEqual([]);
    await applyVersionChange(instructor, { id, choice: "all", notice: "" });
    const parts = await database().part.findMany({ where: { itemId: at.itemId }, orderBy: { key: "asc" } });
    expect(parts.map(({ key, retiredAt }) => [key, retiredAt === null])).toEqual([
      ["again", true],
      ["double", false],
    ]);
    expect((await current(kept)).versionId).toBe(at.versionId);
  });

  test("and back again: the older version is a version like any other", async () => {
    await stored(student, 1, "accept");
    const there = await start();
    work();
    await untilReady(there);
    await applyVersionChange(instructor, { id: there, choice: "all", notice: "" });
    toVersionId = at.versionId;
    const back = await start();
    await untilReady(back);
    await applyVersionChange(instructor, { id: back, choice: "none", notice: "" });
    expect(await itemVersion()).toBe(at.versionId);
    const { open, past, items } = await listVersionChanges(instructor, at.courseSlug);
    expect([open.length, past.map(({ from, to, state }) => [from, to, state])]).toEqual([
      0,
      [
        [2, 1, "applied"],
        [1, 2, "applied"],
      ],
    ]);
    expect(items).toMatchObject([{ itemId: at.itemId, isBehind: true, answers: 1, shown: { number: 1 } }]);
  });
});

describe("while a change is applied", () => {
  test("an answer that is being graded gets its first verdict by the new version, and the old one is not written", async () => {
    const { submissionId } = await submit(student, "accept");
    const { id: gradingId } = await current(submissionId);
    const held = await claimGrading(gradingId, "worker");
    const id = await start();
    await continueShadowRegrades();
    await applyVersionChange(instructor, { id, choice: "none", notice: "" });
    const verdict = await scriptedGrader().grade({
      ...{ version: { slug: "doubling", hash: "0".repeat(64), files: {} }, part: "double" },
      ...{ answer: { kind: "code", source: "partial" }, seed: "s", tests: "all" as const },
    });
    expect(held && (await finishGrading(held, verdict))).toBe(false);
    work();
    await until(async () => (await current(submissionId)).state === "done");
    expect(await current(submissionId)).toMatchObject({ versionId: toVersionId, status: "accepted", attempt: 3 });
  });

  test("an answer that is handed in waits, and is graded by the new version", async () => {
    const id = await start();
    await continueShadowRegrades();
    let letGo = (): void => undefined;
    const blocked = new Promise<void>((resolve) => (letGo = resolve));
    const holding = database().$transaction(async (tx) => {
      await tx.$executeRaw`SELECT FROM "Item" WHERE id = ${at.itemId}::uuid FOR NO KEY UPDATE`;
      await tx.item.update({ where: { id: at.itemId }, data: { versionId: toVersionId } });
      await blocked;
    });
    const submitted = submit(student, "accept");
    await new Promise((resolve) => setTimeout(resolve, 300));
    letGo();
    await holding;
    const { submissionId } = await submitted;
    expect(await current(submissionId)).toMatchObject({ versionId: toVersionId });
    await expect(applyVersionChange(instructor, { id, choice: "all", notice: "" })).rejects.toMatchObject({
      message: expect.stringContaining("another version") as string,
    });
  });
});

describe("cancelling", () => {
  test("takes waiting answers out of the queue, and leaves nothing that counts", async () => {
    const people = await enrolStudents(at, 6);
    for (const who of people) await stored(who, 1, "accept");
    const id = await start();
    const [first, second] = await shadowsOf(id);
    const claimed = await claimGrading(first?.afterId ?? "", "worker");
    const done = await claimGrading(second?.afterId ?? "", "worker");
    const verdict = await scriptedGrader().grade({
      ...{ version: { slug: "doubling", hash: "0".repeat(64), files: {} }, part: "double" },
      ...{ answer: { kind: "code", source: "accept" }, seed: "s", tests: "all" as const },
    });
    expect(done && (await finishGrading(done, verdict))).toBe(true);
    await cancelVersionChange(instructor, id);
    expect(claimed && (await finishGrading(claimed, verdict))).toBe(false);
    const jobs = await database().$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs`;
    expect(jobs).toEqual([]);
    expect((await shadowsOf(id)).map(({ submissionId }) => submissionId)).toEqual([second?.submissionId]);
    const gradings = await database().grading.findMany({ where: { submission: { partId: at.partId } } });
    expect(gradings.filter(({ isCurrent }) => isCurrent).map(({ versionId }) => versionId)).toEqual(
      people.map(() => at.versionId),
    );
    expect(gradings).toHaveLength(7);
    await expect(applyVersionChange(instructor, { id, choice: "all", notice: "" })).rejects.toMatchObject({
      code: "CONFLICT",
      message: expect.stringContaining("Ines has cancelled") as string,
    });
    await continueShadowRegrades();
    expect(await shadowsOf(id)).toHaveLength(1);
  });
});
