import { type Grader, openGrader } from "#grader/grader";
import { tryToCertify } from "#grader/tryToCertify";
import type { TestResult } from "#grader/verdict";
import { hashFiles } from "#problems/folderText";
import { ProblemFilesSchema } from "#problems/schema";
import { eraseCourseWork } from "#server/erasure";
import type { ProgramGrader } from "#server/reduction/reduceSubmission";
import {
  claimReduction,
  finishReduction,
  rescueReductions,
  returnReduction,
  writeReductionProgress,
} from "#server/reductionJobs";
import { getReduction, type ReductionView, startReduction, stopReduction, writeMistake } from "#server/reductions";
import { ReductionWorker } from "#server/reductionWorker";
import { archiveWorkspace, getWorkspace } from "#server/workspaces";
import { type CourseFixture, makeCourse, makeGradedSubmission, unique } from "../course";
import { database, useFreshDatabase } from "../database";
import { solution } from "../grader/smallProblem";
import { makeStrictItem, rightCode, type StrictItem } from "../strictProblem";

useFreshDatabase();
jest.setTimeout(300_000);

let at: CourseFixture;
let item: StrictItem;
let grader: Grader;
beforeAll(async () => {
  grader = await openGrader({ rooms: 1, allowUnsafe: false });
  at = await makeCourse();
  item = await makeStrictItem(at);
  await database().item.update({ where: { id: item.itemId }, data: { versionId: item.mendedId } });
});
afterAll(() => grader.close());
// A test takes what waits: that shall be its own.
afterEach(() =>
  database().reduction.updateMany({ where: { state: { in: ["queued", "running"] } }, data: { state: "stopped" } }),
);

const wrong = `// by Sam
${solution({
  top: "const samsFactor = 2;",
  scaled: "g.map((samsEntry) => { const unused = [samsEntry]; return samsFactor * alpha * samsEntry; })",
})}`;
const failed = (name: string): Partial<TestResult> => ({
  ...{ name, visibility: "hidden", status: "failed", points: 0, maxPoints: 1, studentMs: 0 },
});

const handIn = (source = wrong): Promise<string> =>
  makeGradedSubmission({ partId: item.partId, versionId: item.mendedId }, at.people.student, {
    ...{ score: 2, source, tests: [failed("worked example"), failed("any vector")] },
  });

const start = async (
  submissionId: string,
  into: Parameters<typeof startReduction>[1]["into"] = { slug: unique("copy") },
) => (await startReduction(at.people.instructor, { course: at.courseSlug, submissionId, into })).id;
const begin = async (source?: string): Promise<string> => start(await handIn(source));
const look = (id: string) => getReduction(at.people.instructor, { course: at.courseSlug, id });

async function until(id: string, isSo: (view: ReductionView) => boolean): Promise<ReductionView> {
  for (;;) {
    const view = await look(id);
    if (isSo(view)) return view;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function reduced(id: string, by: ProgramGrader = grader): Promise<ReductionView> {
  const worker = new ReductionWorker("this worker", by);
  worker.wake();
  const view = await until(id, ({ state }) => state !== "queued" && state !== "running");
  await worker.stop();
  return view;
}

const words = { title: "Twice too far", kind: "factor", feedback: "The factor $2$ is too much." } as const;

test("a failure becomes a small program, and that a mistake file which the proof rejects and names as itself", async () => {
  const { instructor } = at.people;
  const submissionId = await handIn();
  const slug = unique("copy");
  const id = await start(submissionId, { slug });
  const workspaceId = (await look(id)).workspace.id;
  expect(await start(submissionId, { workspaceId })).toBe(id);
  await expect(writeMistake(instructor, { id, name: "twice", ...words })).rejects.toMatchObject({ code: "INVALID" });

  const view = await reduced(id);
  expect(view).toMatchObject({ state: "done", original: wrong, isRecognised: true, detail: null, writtenAs: null });
  expect(view.tests.map(({ name }) => name)).toEqual(["worked example", "any vector"]);
  expect(view.small).toContain("export function scaled(g: Vec, alpha: number): Vec");
  expect(view.small).not.toMatch(/sam|\/\//i);
  expect(view.small?.length).toBeLessThan(wrong.length);

  for (const name of ["absolute", "wide"])
    await expect(writeMistake(instructor, { id, name, ...words })).rejects.toMatchObject({ code: "CONFLICT" });
  await expect(writeMistake(instructor, { id, name: "../twice", ...words })).rejects.toMatchObject({ code: "INVALID" });
  await expect(writeMistake(instructor, { id, name: "twice", ...words, title: " " })).rejects.toMatchObject({
    code: "INVALID",
  });
  const written = { workspaceSlug: slug, file: "mistakes/twice.ts" };
  expect(await writeMistake(instructor, { id, name: "twice", ...words })).toEqual(written);
  await expect(writeMistake(instructor, { id, name: "thrice", ...words })).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await look(id)).toMatchObject({ writtenAs: written.file, takenNames: ["absolute", "twice", "wide"] });

  const { files, revision } = await getWorkspace(instructor, at.courseSlug, slug);
  expect(revision).toBe(2);
  expect(files[written.file]).toMatch(
    /^import type \{ Mistake \} from "allclose";\nimport type \{ Vec \} from "numerics";/,
  );
  const certified = await tryToCertify(
    grader,
    { slug, hash: hashFiles(files), files },
    { seeds: 1, mutants: 0, sideBySide: 1 },
  );
  if (certified.kind !== "certified") throw new Error(JSON.stringify(certified.faults));
  expect(certified.certificate.mistakes).toContainEqual(
    expect.objectContaining({ name: "twice", rejected: true, diagnosed: true }),
  );

  const events = await database().auditEvent.findMany({
    where: { courseId: at.courseId, subjectId: { in: [submissionId, workspaceId] } },
    orderBy: { at: "asc" },
    select: { action: true },
  });
  expect(events.map(({ action }) => action)).toEqual(["problem begun", "small program asked for", "mistake written"]);
});

test("a mistake is written beside what somebody else saved meanwhile", async () => {
  const id = await begin();
  const { workspace } = await look(id);
  await database().reduction.update({
    where: { id },
    data: { state: "done", source: "export const scaled = 1;\n", finishedAt: new Date() },
  });
  const other = { "statement.md": "## Code\n\nNew words.\n" };
  const { files } = await database().workspace.findUniqueOrThrow({ where: { id: workspace.id } });
  await database().workspace.update({
    where: { id: workspace.id },
    data: { files: { ...ProblemFilesSchema.parse(files), ...other }, revision: { increment: 1 } },
  });
  await writeMistake(at.people.instructor, { id, name: "twice", ...words });
  const after = await getWorkspace(at.people.instructor, at.courseSlug, workspace.slug);
  expect(after.files).toMatchObject({
    ...other,
    "mistakes/twice.ts": expect.stringContaining("Twice too far") as string,
  });

  const next = await begin();
  await database().reduction.update({ where: { id: next }, data: { state: "done", source: "1;\n" } });
  await archiveWorkspace(at.people.instructor, (await look(next)).workspace.id);
  await expect(writeMistake(at.people.instructor, { id: next, name: "twice", ...words })).rejects.toMatchObject({
    code: "CONFLICT",
  });
});

test("what is no unexplained failure, or could be no mistake, is turned down", async () => {
  const refused = async (submissionId: string) =>
    startReduction(at.people.instructor, { course: at.courseSlug, submissionId, into: { slug: unique("no") } });
  const graded = (order: Parameters<typeof makeGradedSubmission>[2]) =>
    makeGradedSubmission({ partId: item.partId, versionId: item.mendedId }, at.people.student, order);
  await expect(refused(await graded({ score: 3 }))).rejects.toMatchObject({ code: "INVALID" });
  await expect(refused(await graded({ score: 0, status: "runtime-error" }))).rejects.toMatchObject({ code: "INVALID" });
  const late = [{ ...failed("any vector"), status: "time-limit" as const }];
  await expect(refused(await graded({ score: 0, status: "time-limit", tests: late }))).rejects.toMatchObject({
    code: "INVALID",
  });
  await expect(refused(await graded({ score: 0, kind: "run" }))).rejects.toMatchObject({ code: "NOT_FOUND" });
  const elsewhere = await makeCourse();
  await database().enrollment.create({
    data: { courseId: elsewhere.courseId, userId: at.people.instructor.userId, role: "instructor" },
  });
  const foreign = await makeGradedSubmission(elsewhere, elsewhere.people.student, { score: 0 });
  await expect(refused(foreign)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await database().workspace.count({ where: { slug: { startsWith: "no-" } } })).toBe(0);
});

test("a program that is right when it is run again is no mistake, and that is no fault of ours", async () => {
  expect(await reduced(await begin(rightCode))).toMatchObject({
    ...{ state: "failed", incidentId: null, small: null },
    detail: expect.stringContaining("accepted") as string,
  });
});

test("a fault of the machine ends it with its incident, and not the worker", async () => {
  const view = await reduced(await begin(), { grade: () => Promise.reject(new Error("the machine is out of rooms")) });
  expect(view).toMatchObject({ state: "failed", incidentId: expect.any(String) as string });
});

/** A grader that does nothing until it is ended. */
const endless: ProgramGrader = {
  grade: ({ signal }) =>
    new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason as Error))),
};

test("somebody ends it, and the worker goes on with the next", async () => {
  const [id, next] = [await begin(), await begin()];
  const worker = new ReductionWorker("this worker", endless);
  worker.wake();
  await until(id, ({ state }) => state === "running");
  await stopReduction(at.people.instructor, id);
  await until(next, ({ state }) => state === "running");
  expect(await look(id)).toMatchObject({ state: "stopped" });
  await stopReduction(at.people.instructor, id);
  await worker.stop();
  // The worker gave it back, as if it had never begun it.
  expect(await database().reduction.findUnique({ where: { id: next } })).toMatchObject({ state: "queued", attempt: 0 });
});

test("what a dead worker held is tried again, whoever held it before writes nothing, and three deaths are enough", async () => {
  const id = await begin();
  const found = { source: "export const x = 1;\n", isRecognised: true, tries: 1 };
  const first = await claimReduction("dead worker");
  if (first?.id !== id) throw new Error("another one was claimed");
  await rescueReductions();
  expect(await look(id)).toMatchObject({ state: "queued" });
  const second = await claimReduction("dead worker");
  expect(second).toMatchObject({ id, attempt: 2, student: { name: "Sam" } });
  expect(await finishReduction(first, found)).toBe(false);
  expect(await writeReductionProgress(first, { progress: 0.5, tries: 3 })).toBe(false);
  await rescueReductions();
  await claimReduction("dead worker");
  await rescueReductions();
  expect(await look(id)).toMatchObject({ state: "failed", incidentId: expect.any(String) as string });
});

test("a reduction whose news was lost is announced again", async () => {
  const id = await begin();
  await database().$executeRaw`DELETE FROM graphile_worker._private_jobs`;
  await rescueReductions();
  expect(await database().$queryRaw`SELECT key FROM graphile_worker.jobs WHERE key = ${id}`).toEqual([{ key: id }]);
  const claimed = await claimReduction("this worker");
  if (claimed !== undefined) await returnReduction(claimed);
  expect(await look(id)).toMatchObject({ state: "queued" });
});

test("when the student's words are erased, the small program made of them goes too", async () => {
  const own = await makeCourse();
  const { partId, mendedId: versionId } = await makeStrictItem(own);
  const { student, instructor } = own.people;
  const submissionId = await makeGradedSubmission({ partId, versionId }, student, {
    ...{ score: 2, source: wrong, tests: [failed("any vector")] },
  });
  const order = { course: own.courseSlug, submissionId, into: { slug: unique("copy") } };
  const { id } = await startReduction(instructor, order);
  const { id: enrollmentId } = await database().enrollment.findFirstOrThrow({
    where: { courseId: own.courseId, userId: student.userId },
  });
  await database().$transaction((tx) =>
    eraseCourseWork(tx, { courseId: own.courseId, userId: student.userId, enrollmentId }),
  );
  await expect(getReduction(instructor, { course: own.courseSlug, id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await database().reduction.count({ where: { id } })).toBe(0);
});
