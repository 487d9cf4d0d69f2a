import type { TestResult, VerdictStatus } from "#grader/verdict";
import type { Actor } from "#server/actor";
import { eraseAnswers } from "#server/erasure";
import { getFailures, listFailures } from "#server/failures";
import {
  type CourseFixture,
  hoursFromNow,
  makeAssignment,
  makeCourse,
  makeGradedSubmission,
  newClientKey,
} from "../course";
import { database, useFreshDatabase } from "../database";
import { enrolStudents } from "../gradingCourse";

useFreshDatabase();

let at: CourseFixture;
beforeEach(async () => {
  at = await makeCourse();
});

const number = (value: number) => ({ text: String(value) });

/** A failed test with the value that the program came up with. */
const failed = (got: number, studentMs = 1): Partial<TestResult> => ({
  ...{ name: "doubles halves", visibility: "hidden", status: "failed", points: 0, maxPoints: 2, studentMs },
  message: "double(0.5) is wrong",
  failure: { input: [], isCounterexample: false, places: [], expected: number(1), got: number(got) },
});
const passed: Partial<TestResult> = {
  ...{ name: "doubles 2", visibility: "public", status: "passed", points: 1, maxPoints: 1, studentMs: 1 },
};

interface Failure {
  got?: number;
  source?: string;
  hours?: number;
  kind?: "run" | "submit";
  status?: VerdictStatus;
  tests?: Partial<TestResult>[];
}

const fail = (
  actor: Actor,
  { got = 3, source = "export const double = (x: number) => 3 * x;", hours = -1, tests, ...rest }: Failure = {},
  where: Pick<CourseFixture, "partId" | "versionId"> = at,
): Promise<string> =>
  makeGradedSubmission(where, actor, {
    ...{ score: 1, source, submittedAt: hoursFromNow(hours), tests: tests ?? [passed, failed(got, -hours)] },
    ...rest,
  });

const look = (group?: string) => getFailures(at.people.instructor, { course: at.courseSlug, partId: at.partId, group });

test("failures that behave the same are one group: earlier submissions, other assignments, whatever the layout", async () => {
  const { student, otherStudent } = at.people;
  const [third] = await enrolStudents(at, 1);
  if (third === undefined) throw new Error("nobody");
  await fail(student, { hours: -5, source: "export const double = (x: number) => x + x + x;" });
  await fail(student, { hours: -4 });
  const shortest = await fail(otherStudent, { hours: -3, source: "export const double = (x) => 3 * x;" });
  await fail(third, { got: 0, hours: -2 });
  const again = await makeAssignment(at.courseId, {});
  const { problemId } = await database().item.findUniqueOrThrow({ where: { id: at.itemId } });
  await database().part.deleteMany({ where: { itemId: again.itemId } });
  const item = await database().item.update({
    where: { id: again.itemId },
    data: {
      problemId,
      versionId: at.versionId,
      parts: { create: { key: "double", kind: "code", position: 1, points: 3 } },
    },
    include: { parts: true },
  });
  await fail(third, { hours: -1 }, { partId: item.parts[0]?.id ?? "", versionId: at.versionId });

  const { groups, opened, submissions, students, looked } = await look();
  expect({ submissions, students, looked }).toEqual({ submissions: 5, students: 3, looked: 5 });
  expect(groups.map((group) => [group.students, group.submissions])).toEqual([
    [3, 4],
    [1, 1],
  ]);
  expect(opened).toMatchObject({ shortestId: shortest, source: "export const double = (x) => 3 * x;", obstacle: null });
  expect(opened?.firstAt.getTime()).toBeLessThan(hoursFromNow(-4.5).getTime());
  expect(opened?.lastAt.getTime()).toBeGreaterThan(hoursFromNow(-1.5).getTime());
  expect(opened?.tests).toEqual([
    {
      ...{ name: "doubles halves", visibility: "hidden", status: "failed" },
      words: "double(0.5) is wrong — expected 1, got 3",
    },
  ]);
  expect((await look(groups[1]?.key)).opened?.submissions).toBe(1);
  expect((await look("no such group")).opened?.key).toBe(opened?.key);
});

test("what is right, named, run, not compiled, erased, the starter, or not a student's of the course is no unexplained failure", async () => {
  const { student, otherStudent, ta, dropped, instructor } = at.people;
  await makeGradedSubmission(at, student, { score: 3, tests: [passed] });
  await fail(student, { kind: "run" });
  await fail(student, { status: "compile-error", tests: [] });
  await fail(student, { source: "\n\nexport function double(x: number): number {\n  return 0;\n}" });
  await fail(ta);
  await fail(dropped);
  await fail(otherStudent);
  await database().$transaction((tx) => eraseAnswers(tx, { userId: otherStudent.userId, partIds: [at.partId] }));
  const named = { mistake: "triple", title: "Three times", feedback: "Twice.", functions: ["double"] };
  const { id, gradings } = await database().submission.findFirstOrThrow({
    where: { userId: ta.userId },
    include: { gradings: true },
  });
  const [grading] = gradings;
  if (grading === undefined) throw new Error(`submission ${id} has no grading`);
  const verdict = { ...(grading.verdict as object), diagnosis: named };
  await database().submission.create({
    data: {
      ...{
        partId: at.partId,
        userId: student.userId,
        versionId: at.versionId,
        kind: "submit",
        clientKey: newClientKey(),
      },
      answer: { kind: "code", source: "" },
      gradings: {
        create: {
          ...{ reason: "live", versionId: at.versionId, seed: "s", isCurrent: true, state: "done", attempt: 1 },
          ...{ finishedAt: new Date(), engine: "0.1.0", status: "partial", score: 1, maxScore: 3, verdict },
        },
      },
    },
  });
  expect(await listFailures(instructor, at.courseSlug)).toEqual([]);
  expect(await look()).toMatchObject({ submissions: 0, groups: [], opened: null });
});

test("the list counts submissions and students by problem, with every assignment that uses it", async () => {
  const { student, otherStudent, instructor } = at.people;
  await fail(student);
  await fail(student, { got: 4 });
  await fail(otherStudent);
  const another = await makeAssignment(at.courseId, { dueIn: 100 });
  await fail(student, {}, another);
  const parts = await listFailures(instructor, at.courseSlug);
  expect(parts).toMatchObject([
    { partId: at.partId, title: "Doubling", assignments: ["Homework"], submissions: 3, students: 2 },
    { partId: another.partId, submissions: 1, students: 1 },
  ]);
});

test.each<[string, Partial<TestResult>[], RegExp]>([
  ["before any test", [], /while it is loaded/],
  [
    "at a limit",
    [{ ...passed, status: "time-limit", points: 0 }],
    /how far a program comes until then depends on the machine/,
  ],
])("a program that fails %s is shown and can be no mistake", async (_, tests, reason) => {
  await fail(at.people.student, { tests, status: "runtime-error" });
  expect((await look()).opened?.obstacle).toMatch(reason);
});

test("a mistake goes into the problem's own workspace first, else into a copy with a free name", async () => {
  const files = { "reference.ts": "", "problem.ts": "" };
  const { problemId } = await database().item.findUniqueOrThrow({ where: { id: at.itemId } });
  expect((await look()).targets).toEqual({
    ...{ workspaces: [], isFirstOfProblem: false, newSlug: `${at.problemSlug}-copy` },
  });
  const make = (slug: string, data: object = {}) =>
    database().workspace.create({ data: { courseId: at.courseId, slug, files, ...data } });
  const other = await make("another");
  await make(`${at.problemSlug}-copy`, { files: { "problem.ts": "" } });
  const own = await make("zeta", { problemId });
  expect((await look()).targets).toEqual({
    workspaces: [
      { id: own.id, slug: "zeta" },
      { id: other.id, slug: "another" },
    ],
    ...{ isFirstOfProblem: true, newSlug: `${at.problemSlug}-copy-2` },
  });
  await database().problem.update({ where: { id: problemId }, data: { courseId: at.courseId } });
  expect((await look()).targets.newSlug).toBe(at.problemSlug);
});

test("a part of another course, or one without code, is none", async () => {
  const elsewhere = await makeCourse();
  const order = { course: at.courseSlug, partId: elsewhere.partId };
  await expect(getFailures(at.people.instructor, order)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await database().enrollment.create({
    data: { courseId: elsewhere.courseId, userId: at.people.instructor.userId, role: "instructor" },
  });
  await expect(getFailures(at.people.instructor, order)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await database().part.update({ where: { id: at.partId }, data: { kind: "written" } });
  await expect(look()).rejects.toMatchObject({ code: "NOT_FOUND" });
});
