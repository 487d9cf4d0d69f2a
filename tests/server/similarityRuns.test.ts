import { readFileSync } from "node:fs";
import path from "node:path";
import type { Actor } from "#server/actor";
import { comparableAnswers } from "#server/comparableAnswers";
import { runGradingWorker } from "#server/gradingWorker";
import { projectRoot } from "#server/launch/projectRoot";
import { claimRun, failRun, finishRun, rescueRuns, returnRun, writeProgress } from "#server/similarityJobs";
import { getSimilarPair, judgePair } from "#server/similarPairs";
import { getSimilarityRun, listComparableParts, startSimilarityRun } from "#server/similarityRuns";
import { type CourseFixture, makeCourse, makeGradedSubmission, makePerson } from "../course";
import { database, useFreshDatabase } from "../database";
import { scriptedGrader } from "./scriptedGrader";
import { renamed } from "./similarity/renamed";

useFreshDatabase();
jest.setTimeout(120_000);

let at: CourseFixture;
beforeEach(async () => {
  at = await makeCourse();
});
afterEach(async () => {
  // What one test leaves under way the next one's worker would take.
  await database().similarityRun.deleteMany({ where: { state: { in: ["queued", "running"] } } });
  await database().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await database().workerHeartbeat.deleteMany();
});

const rewrite = (name: string): string =>
  readFileSync(path.join(projectRoot, "problems/ring-all-reduce/rewrites", name), "utf8");
const original = rewrite("one-loop.ts");
const apart = rewrite("owner-of-own-number.ts");

async function enrol(sectionId: string | null = null): Promise<Actor> {
  const person = await makePerson();
  const { courseId } = at;
  await database().enrollment.create({ data: { courseId, userId: person.userId, role: "student", sectionId } });
  return person;
}

const handIn = (actor: Actor, source: string, place: Pick<CourseFixture, "partId" | "versionId"> = at) =>
  makeGradedSubmission(place, actor, { score: 1, source });

/** A run that a worker finished: Sam's answer, Olu's renamed copy of it, and a third person's own. */
async function finishedRun(): Promise<{ runId: string; pairId: string; sam: string; olu: string }> {
  const { student, otherStudent, ta } = at.people;
  const [sam, olu] = [await handIn(student, original), await handIn(otherStudent, renamed(original))];
  await handIn(await enrol(), apart);
  const { runId } = await startSimilarityRun(ta, at.partId);
  await compareByWorker(runId);
  const { pairs } = await getSimilarityRun(ta, runId);
  return { runId, pairId: pairs[0]?.id ?? "", sam, olu };
}

async function compareByWorker(runId: string): Promise<void> {
  const asked = new AbortController();
  const ended = runGradingWorker({
    openGrader: () => Promise.resolve(scriptedGrader()),
    concurrency: 1,
    signal: asked.signal,
  });
  const isOver = async (): Promise<boolean> => {
    const { state } = await database().similarityRun.findUniqueOrThrow({ where: { id: runId } });
    return state === "done" || state === "failed";
  };
  while (!(await isOver())) await new Promise((resolve) => setTimeout(resolve, 50));
  asked.abort();
  await ended;
}

test("a run is made by the worker: the copy stands out, with its fragments, and the other answer does not", async () => {
  const { runId, pairId, sam, olu } = await finishedRun();
  const run = await getSimilarityRun(at.people.ta, runId);
  expect(run).toMatchObject({ state: "done", progress: 1, compared: 3, incidentId: null, requester: "Tara" });
  expect(run.summary?.histogram.reduce((sum, count) => sum + count, 0)).toBe(3);
  expect(run.clusters.map((cluster) => cluster.map(({ name }) => name).sort())).toEqual([["Olu", "Sam"]]);
  expect(run.pairs[0]?.similarity).toBeGreaterThan(0.8);

  const pair = await getSimilarPair(at.people.instructor, pairId);
  expect([pair.left.submissionId, pair.right.submissionId].sort()).toEqual([sam, olu].sort());
  expect([pair.left.source, pair.right.source].sort()).toEqual([original, renamed(original)].sort());
  expect(pair.fragments.length).toBeGreaterThan(0);
  for (const { left, right } of pair.fragments) {
    expect(left.to).toBeLessThanOrEqual(pair.left.source.length);
    expect(right.to).toBeLessThanOrEqual(pair.right.source.length);
  }
  expect(await listComparableParts(at.people.ta, at.courseSlug)).toMatchObject([
    { partId: at.partId, title: "Doubling", assignment: "Homework", latest: { id: runId, state: "done" } },
  ]);
});

test("whoever starts while one is under way gets that one, however many at once, and it is written down once", async () => {
  const { ta, instructor } = at.people;
  const started = await Promise.all(
    [ta, instructor, ta, instructor].map((actor) => startSimilarityRun(actor, at.partId)),
  );
  expect(new Set(started.map(({ runId }) => runId)).size).toBe(1);
  const events = await database().auditEvent.findMany({ where: { courseId: at.courseId } });
  expect(events).toMatchObject([{ action: "comparison started", subjectId: started[0]?.runId }]);
});

test.each(["student", "dropped", "stranger"] as const)("for a %s there is nothing", async (who) => {
  const { runId, pairId } = await finishedRun();
  const actor = at.people[who];
  const input = { judgement: "copied" as const, reason: "because", basedOn: null };
  for (const attempt of [
    () => listComparableParts(actor, at.courseSlug),
    () => startSimilarityRun(actor, at.partId),
    () => getSimilarityRun(actor, runId),
    () => getSimilarPair(actor, pairId),
    () => judgePair(actor, pairId, input),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a judgement has a reason, a name and a line in the log; a second one at once is refused", async () => {
  const { pairId, runId } = await finishedRun();
  const { ta, instructor } = at.people;
  await expect(judgePair(ta, pairId, { judgement: "copied", reason: "  ", basedOn: null })).rejects.toMatchObject({
    code: "INVALID",
  });
  await judgePair(ta, pairId, { judgement: "copied", reason: "Same odd comment.", basedOn: null });
  await expect(
    judgePair(instructor, pairId, { judgement: "independent", reason: "No.", basedOn: null }),
  ).rejects.toMatchObject({ code: "CONFLICT", message: expect.stringContaining("Tara") as string });
  const { judged } = await getSimilarPair(instructor, pairId);
  expect(judged).toMatchObject({ judgement: "copied", reason: "Same odd comment.", judge: "Tara" });
  expect(await getSimilarityRun(ta, runId)).toMatchObject({ pairs: [{ judgement: "copied" }, {}, {}] });

  await judgePair(instructor, pairId, { judgement: null, reason: "", basedOn: judged?.judgedAt ?? null });
  expect((await getSimilarPair(ta, pairId)).judged).toBeNull();
  expect(await database().auditEvent.findMany({ where: { subjectId: pairId }, orderBy: { at: "asc" } })).toMatchObject([
    { action: "pair judged", before: { judgement: null }, after: { judgement: "copied" } },
    { action: "pair judged", before: { judgement: "copied" }, after: { judgement: null } },
  ]);
});

test("the next run keeps a judgement of the same two submissions", async () => {
  const { pairId } = await finishedRun();
  await judgePair(at.people.ta, pairId, { judgement: "independent", reason: "A pair project.", basedOn: null });
  const { runId } = await startSimilarityRun(at.people.ta, at.partId);
  await compareByWorker(runId);
  const { pairs } = await getSimilarityRun(at.people.ta, runId);
  expect(pairs[0]).toMatchObject({ judgement: "independent" });
  expect(pairs[0]?.id).not.toBe(pairId);
});

test("staff of one section see pairs of its students, without the name of the other section's, and do not judge those", async () => {
  const { student, ta, instructor } = at.people;
  const section = await database().section.create({ data: { courseId: at.courseId, name: "Tuesday" } });
  const enrolled = (userId: string) => ({ courseId_userId: { courseId: at.courseId, userId } });
  await database().enrollment.update({ where: enrolled(student.userId), data: { sectionId: section.id } });
  const limited = { sectionId: section.id, isLimitedToSection: true };
  await database().enrollment.update({ where: enrolled(ta.userId), data: limited });
  const { runId, pairId } = await finishedRun();

  const run = await getSimilarityRun(ta, runId);
  expect(run.pairs.map(({ people }) => people.map(({ name }) => name).sort())[0]).toEqual(["Sam", null]);
  expect(run.pairs.every(({ people }) => people.some(({ name }) => name === "Sam"))).toBe(true);
  expect(JSON.stringify(run)).not.toContain("Olu");
  expect((await getSimilarPair(ta, pairId)).mayJudge).toBe(false);
  const input = { judgement: "copied" as const, reason: "because", basedOn: null };
  await expect(judgePair(ta, pairId, input)).rejects.toMatchObject({ code: "FORBIDDEN" });

  const all = (await getSimilarityRun(instructor, runId)).pairs;
  const hidden = all.find(({ people }) => people.every(({ name }) => name !== "Sam"));
  if (hidden !== undefined) await expect(getSimilarPair(ta, hidden.id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("what is compared: the newest answer that counts of everybody who takes the course, and what belongs to all", async () => {
  const { student, otherStudent, dropped, ta } = at.people;
  await handIn(student, "const old = 1;");
  const newest = await makeGradedSubmission(at, student, {
    score: 1,
    source: original,
    submittedAt: new Date(Date.now() + 1_000),
  });
  await makeGradedSubmission(at, otherStudent, { kind: "run", score: 1, source: original });
  await makeGradedSubmission(at, otherStudent, { score: 0, source: original, status: "grader-failed" });
  await handIn(dropped, original);
  await handIn(ta, original);
  const order = await comparableAnswers({ partId: at.partId, requesterId: ta.userId });
  expect(order.sources).toEqual([{ id: newest, source: original, isEarlier: false }]);
  expect(order.given.join()).toContain("return 0;");
  expect(order.known.join()).toContain("2 * x");
});

test("answers of another course with the same problem are compared for its own staff, and shown to them alone", async () => {
  const { student, ta, instructor } = at.people;
  const other = await makeCourse();
  const { problemId } = await database().problemVersion.findUniqueOrThrow({ where: { id: at.versionId } });
  await database().item.update({ where: { id: other.itemId }, data: { problemId, versionId: at.versionId } });
  await database().enrollment.create({
    data: { courseId: other.courseId, userId: instructor.userId, role: "instructor" },
  });
  await handIn(student, original);
  await handIn(other.people.student, renamed(original), { partId: other.partId, versionId: at.versionId });

  const asTa = await comparableAnswers({ partId: at.partId, requesterId: ta.userId });
  expect(asTa.sources.map(({ isEarlier }) => isEarlier)).toEqual([false]);
  const { runId } = await startSimilarityRun(instructor, at.partId);
  await compareByWorker(runId);
  const run = await getSimilarityRun(instructor, runId);
  expect(run.pairs).toHaveLength(1);
  expect(run.pairs[0]?.people.map(({ elsewhere }) => elsewhere)).toContain("A course, Fall 2026: Homework");
  expect((await getSimilarityRun(ta, runId)).pairs).toEqual([]);
  await expect(getSimilarPair(ta, run.pairs[0]?.id ?? "")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

const stateOf = (id: string) => database().similarityRun.findUniqueOrThrow({ where: { id } });

async function beat(id: string): Promise<void> {
  await database().workerHeartbeat.create({
    data: { id, host: "here", processId: 1, startedAt: new Date(), seenAt: new Date(), gradingOn: true, detail: "" },
  });
}

test("a run whose worker died is taken up again, three times, and then given up with an incident", async () => {
  const { runId } = await startSimilarityRun(at.people.ta, at.partId);
  for (const attempt of [1, 2, 3]) {
    expect(await claimRun(`dead-${attempt}`)).toMatchObject({ id: runId, attempt });
    await rescueRuns();
    expect((await stateOf(runId)).state).toBe(attempt < 3 ? "queued" : "failed");
  }
  expect(await stateOf(runId)).toMatchObject({ incidentId: expect.stringMatching(/^[0-9a-f]{10}$/) as string });
  expect(await claimRun("next")).toBeUndefined();
  expect((await startSimilarityRun(at.people.ta, at.partId)).runId).not.toBe(runId);
});

test("a living worker keeps its run; one that lost it writes nothing", async () => {
  const { runId } = await startSimilarityRun(at.people.ta, at.partId);
  await beat("alive");
  const run = await claimRun("alive");
  if (run === undefined) throw new Error("not claimed");
  await rescueRuns();
  await writeProgress(run, 0.5);
  expect(await stateOf(runId)).toMatchObject({ state: "running", progress: 0.5 });
  const lost = { ...run, attempt: 0 };
  const empty = { histogram: Array.from({ length: 20 }, () => 0), median: 0, threshold: 0.3 };
  const summary = { ...empty, clusters: [], earlier: 0, setAside: [] };
  expect(await finishRun(lost, { compared: 9, pairs: [], summary })).toBe(false);
  await failRun(lost, new Error("late"));
  expect((await stateOf(runId)).state).toBe("running");
  await returnRun(run);
  expect(await stateOf(runId)).toMatchObject({ state: "queued", attempt: 0 });
});

test("a run whose news was lost is announced again", async () => {
  const { runId } = await startSimilarityRun(at.people.ta, at.partId);
  await database().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await rescueRuns();
  await rescueRuns();
  const jobs = await database().$queryRaw<{ key: string }[]>`SELECT key FROM graphile_worker.jobs`;
  expect(jobs).toEqual([{ key: runId }]);
});

test("a part without answers, or with one, has a run without pairs", async () => {
  await handIn(at.people.student, original);
  const { runId } = await startSimilarityRun(at.people.ta, at.partId);
  await compareByWorker(runId);
  expect(await getSimilarityRun(at.people.ta, runId)).toMatchObject({
    state: "done",
    pairs: [],
    clusters: [],
    compared: 1,
  });
});
