import { type Grader, openGrader } from "#grader/grader";
import { tryToCertify } from "#grader/tryToCertify";
import type { Actor } from "#server/actor";
import { getGradebook } from "#server/gradebook";
import { runGradingWorker } from "#server/gradingWorker";
import { closeLive } from "#server/live";
import type { Certifier } from "#server/proveFiles";
import { submitAnswer } from "#server/submissions";
import { applyVersionChange, getVersionChange, startVersionChange } from "#server/versionChanges";
import { type CourseFixture, makeCourse, newClientKey } from "../course";
import { database, useFreshDatabase } from "../database";
import { enrolStudents } from "../gradingCourse";
import { exactCode, makeStrictItem, rightCode, type StrictItem, strictTest, wrongCode } from "../strictProblem";

/** The real grader and its rooms: forty answers, some of which a test without any tolerance failed. */
useFreshDatabase();
jest.setTimeout(300_000);

let at: CourseFixture;
let item: StrictItem;
let grader: Grader;
const asked = new AbortController();
let ended: Promise<void>;
beforeAll(async () => {
  at = await makeCourse({ latePercentPerDay: 0 });
  item = await makeStrictItem(at);
  grader = await openGrader({ rooms: 2, allowUnsafe: false });
  ended = runGradingWorker({
    openGrader: () => Promise.resolve({ ...grader, certify }),
    concurrency: 2,
    signal: asked.signal,
  });
});
afterAll(async () => {
  asked.abort();
  await ended;
  await closeLive();
});

const certify: Certifier["certify"] = (version, options) =>
  tryToCertify(grader, version, { seeds: 1, mutants: 1, ...options });

const codeOf = (index: number): string => (index < 25 ? rightCode : index < 32 ? exactCode : wrongCode);

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 100));
}

async function pointsOf(students: readonly Actor[]): Promise<(number | null)[]> {
  const book = await getGradebook(at.people.instructor, at.courseSlug);
  return students.map(({ userId }) => book.students.find((row) => row.userId === userId)?.total.earned ?? null);
}

const repeated = (value: number, times: number): number[] => Array.from({ length: times }, () => value);

test("a tolerance that was wrong is put right after forty answers: who was right gains, nobody loses", async () => {
  const { instructor } = at.people;
  const students = await enrolStudents(at, 40);
  for (const [index, student] of students.entries())
    await submitAnswer(student, {
      ...{ itemId: item.itemId, partId: item.partId, kind: "submit", clientKey: newClientKey() },
      answer: { kind: "code", source: codeOf(index) },
    });
  await until(async () => (await database().grading.count({ where: { state: { not: "done" } } })) === 0);
  // The wrong ones fail the strict test and lose the sign.
  const before = [...repeated(3, 25), ...repeated(4, 7), ...repeated(2, 8)];
  expect(await pointsOf(students)).toEqual(before);

  const { id } = await startVersionChange(instructor, { itemId: item.itemId, toVersionId: item.mendedId });
  await until(async () => (await getVersionChange(instructor, id)).preview !== null);
  const { preview, progress } = await getVersionChange(instructor, id);
  expect(progress).toMatchObject({ total: 40, done: 40, failed: 0 });
  expect(preview?.tests).toMatchObject([
    { test: strictTest, before: "failed", after: "passed", answers: 33, people: 33 },
  ]);
  expect(preview?.choices).toMatchObject({ raise: { gaining: 33, losing: 0 }, all: { gaining: 33, losing: 0 } });
  expect(await pointsOf(students)).toEqual(before);

  await applyVersionChange(instructor, { id, choice: "raise", notice: "The test was too strict." });
  expect(await pointsOf(students)).toEqual([...repeated(4, 25), ...repeated(4, 7), ...repeated(3, 8)]);
  const counted = await database().grading.findMany({ where: { isCurrent: true }, select: { versionId: true } });
  expect(counted.filter(({ versionId }) => versionId === item.mendedId)).toHaveLength(33);
});
