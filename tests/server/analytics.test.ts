import { parse } from "csv-parse/sync";
import { exportAnalytics, getAssignmentAnalytics, getCourseAnalytics } from "#server/analytics";
import type { TestResult } from "#grader/verdict";
import { eraseAnswers, eraseTransaction } from "#server/erasure";
import {
  type CourseFixture,
  hoursFromNow,
  makeAssignment,
  makeCourse,
  makeGradedSubmission,
  makePerson,
} from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

const assignmentIn = (at: CourseFixture) => ({ course: at.courseSlug, assignment: at.assignmentSlug });

const tests = (...statuses: TestResult["status"][]): Partial<TestResult>[] =>
  statuses.map((status, place) => ({
    ...{ name: `test ${place + 1}`, visibility: place === 0 ? "public" : "hidden", status, studentMs: 0 },
    ...{ points: status === "passed" ? 1 : 0, maxPoints: 1 },
  }));

/** Sam fails twice and succeeds an hour after a first run; Olu fails once, and nobody knows why. */
async function makeWork(at: CourseFixture): Promise<void> {
  const { student, otherStudent, ta, dropped } = at.people;
  const hoursAgo = (hours: number) => ({ submittedAt: hoursFromNow(-hours) });
  await makeGradedSubmission(at, student, { score: 1, kind: "run", ...hoursAgo(5) });
  await makeGradedSubmission(at, student, {
    ...{ score: 1, mistake: "sign", tests: tests("passed", "failed", "failed"), ...hoursAgo(4.5) },
  });
  await makeGradedSubmission(at, student, { score: 0, status: "invalid", ...hoursAgo(4.4) });
  await makeGradedSubmission(at, student, { score: 0, status: "compile-error", ...hoursAgo(4.3) });
  await makeGradedSubmission(at, student, { score: 3, tests: tests("passed", "passed", "passed"), ...hoursAgo(4) });
  await makeGradedSubmission(at, student, {
    ...{ score: 2, mistake: "sign", tests: tests("passed", "passed", "failed"), ...hoursAgo(3) },
  });
  await makeGradedSubmission(at, otherStudent, {
    score: 1,
    tests: tests("failed", "passed", "not-run"),
    ...hoursAgo(2),
  });
  // Of these nothing is counted.
  for (const nobody of [ta, dropped])
    await makeGradedSubmission(at, nobody, { score: 0, mistake: "other", tests: tests("failed"), ...hoursAgo(6) });
}

test("an assignment has the scores of the gradebook, attempts and times until accepted, tests and mistakes", async () => {
  const at = await makeCourse();
  await makeWork(at);
  const found = await getAssignmentAnalytics(at.people.instructor, assignmentIn(at));
  expect(found).toMatchObject({
    ...{ slug: at.assignmentSlug, students: 2, choices: [{ slug: at.assignmentSlug, title: "Homework" }] },
    scores: { students: 2, none: 0, bins: [0, 0, 0, 1, 0, 0, 0, 0, 0, 1] },
  });
  const [part] = found.parts;
  expect(part).toMatchObject({
    title: "Doubling",
    scores: { students: 2, spread: { highest: 1 } },
    // The malformed answer is no attempt; the compile error is; what follows success is not.
    attempts: { students: 2, accepted: [0, 0, 1, 0, 0, 0, 0], notAccepted: [1, 0, 0, 0, 0, 0, 0] },
    time: { students: 2, succeeded: 1, atOnce: 0 },
    discrimination: { kind: "alone" },
  });
  expect(part?.time.minutes?.median).toBeCloseTo(60, 1);
  expect(found.tests.map(({ name, isPublic, first, newest }) => [name, isPublic, first, newest])).toEqual([
    ["test 1", true, { students: 2, failed: 1 }, { students: 2, failed: 1 }],
    ["test 2", false, { students: 2, failed: 1 }, { students: 2, failed: 0 }],
    ["test 3", false, { students: 1, failed: 1 }, { students: 1, failed: 1 }],
  ]);
  expect(found.mistakes).toMatchObject({
    unit: "day",
    named: [{ partId: at.partId, mistake: "sign", title: "Known as sign", students: 1, answers: 2 }],
    unnamed: [{ partId: at.partId, students: 1, answers: 1 }],
    unnamedInAll: { partId: null, students: 1, answers: 1 },
  });
});

test("who succeeds with the first thing they do succeeds at once", async () => {
  const at = await makeCourse();
  await makeGradedSubmission(at, at.people.student, { score: 3 });
  const { parts } = await getAssignmentAnalytics(at.people.ta, assignmentIn(at));
  expect(parts[0]?.time).toMatchObject({ succeeded: 1, atOnce: 1, minutes: { median: 0 } });
});

test("erased answers are left out, and nothing breaks where nothing was handed in", async () => {
  const at = await makeCourse();
  await makeWork(at);
  const { userId } = at.people.student;
  await eraseTransaction((tx) => eraseAnswers(tx, { userId, partIds: [at.partId] }));
  const found = await getAssignmentAnalytics(at.people.ta, assignmentIn(at));
  expect(found.parts[0]).toMatchObject({ attempts: { students: 1 }, time: { succeeded: 0 } });
  expect(found.mistakes).toMatchObject({ named: [], unnamedInAll: { students: 1 } });

  const empty = await makeCourse();
  expect(await getAssignmentAnalytics(empty.people.ta, assignmentIn(empty))).toMatchObject({
    ...{ scores: { students: 2, none: 2, spread: null }, tests: [], mistakes: null },
  });
  expect(await getCourseAnalytics(empty.people.ta, empty.courseSlug)).toMatchObject({
    ...{ students: 2, isBegun: false, atRisk: [] },
  });
});

test("days are those of the course's clocks, and every mistake of an answer is counted once", async () => {
  const at = await makeCourse({ opensIn: -24 * 60, dueIn: 24 });
  // Nine in the evening of 4 October in California.
  const submittedAt = new Date("2026-10-05T04:00:00Z");
  await makeGradedSubmission(at, at.people.student, { score: 1, mistake: "sign", submittedAt });
  await makeGradedSubmission(at, at.people.otherStudent, { score: 1, mistake: "sign", submittedAt });
  const { mistakes } = await getAssignmentAnalytics(at.people.ta, assignmentIn(at));
  expect(mistakes).toMatchObject({ periods: ["2026-10-04"], named: [{ students: 2, studentsIn: [2] }] });
});

test("with enough students it says how well a part discriminates, against the other parts", async () => {
  const at = await makeCourse();
  const other = await makeAssignment(at.courseId, {});
  await database().item.update({ where: { id: other.itemId }, data: { assignmentId: at.assignmentId, position: 2 } });
  // The worse in the one, the better in the other; the two who are there already handed in nothing.
  for (let student = 0; student < 16; student++) {
    const person = await makePerson(`Student ${student}`);
    await database().enrollment.create({ data: { courseId: at.courseId, userId: person.userId, role: "student" } });
    await makeGradedSubmission(at, person, { score: student % 4 });
    await makeGradedSubmission(other, person, { score: 3 - (student % 4) });
  }
  const { parts } = await getAssignmentAnalytics(at.people.ta, assignmentIn(at));
  expect(parts.map(({ discrimination }) => discrimination)).toMatchObject([
    { kind: "known", students: 16, correlation: expect.closeTo(-1, 9) as number },
    { kind: "known", students: 16, correlation: expect.closeTo(-1, 9) as number },
  ]);
});

/** Two assignments that are over, of which Sam has all and Olu nothing, and one that is open. */
async function makeTerm(): Promise<CourseFixture> {
  const at = await makeCourse({ opensIn: -500, dueIn: -400, closesIn: -390 });
  const second = await makeAssignment(at.courseId, { opensIn: -300, dueIn: -200, closesIn: -190 });
  await makeAssignment(at.courseId, {});
  for (const each of [at, second])
    await makeGradedSubmission(each, at.people.student, { score: 3, submittedAt: hoursFromNow(-410) });
  await database().enrollment.updateMany({ where: { courseId: at.courseId }, data: { createdAt: hoursFromNow(-480) } });
  return at;
}

test("a course lists whom to speak to, with the reasons, and not who left", async () => {
  const at = await makeTerm();
  const { otherStudent, ta } = at.people;
  const { atRisk, scores, assignments } = await getCourseAnalytics(ta, at.courseSlug);
  const reasons = ["missing", "low", "quiet"];
  expect(atRisk).toMatchObject([
    { name: "Olu", share: 0, missing: ["Homework", "Homework"], late: [], quietDays: 20, reasons },
    { name: "Sam", share: 1, missing: [], quietDays: 17, reasons: ["quiet"] },
  ]);
  expect(scores.bins).toEqual([1, 0, 0, 0, 0, 0, 0, 0, 0, 1]);
  expect(assignments.map(({ isDue, scores: { none } }) => [isDue, none])).toEqual([
    [true, 1],
    [true, 1],
    [false, 2],
  ]);

  // A look, a draft and an extension are signs and reasons too.
  await database().look.create({ data: { assignmentId: at.assignmentId, userId: at.people.student.userId } });
  await database().draft.create({ data: { partId: at.partId, userId: otherStudent.userId, text: "…" } });
  await database().extension.create({
    data: {
      ...{ courseId: at.courseId, assignmentId: at.assignmentId, userId: otherStudent.userId, granterId: ta.userId },
      ...{ reason: "Ill", dueAt: hoursFromNow(5), closesAt: hoursFromNow(6) },
    },
  });
  expect((await getCourseAnalytics(ta, at.courseSlug)).atRisk).toMatchObject([
    { name: "Olu", missing: ["Homework"], quietDays: 0, reasons: ["low"] },
  ]);
});

test("staff who are limited to a section get the numbers of its students alone", async () => {
  const at = await makeTerm();
  const { student, ta } = at.people;
  const section = await database().section.create({ data: { courseId: at.courseId, name: "Tuesday" } });
  const enrolled = (userId: string) => ({ courseId_userId: { courseId: at.courseId, userId } });
  const data = { sectionId: section.id };
  await database().enrollment.update({ where: enrolled(student.userId), data });
  await database().enrollment.update({ where: enrolled(ta.userId), data: { ...data, isLimitedToSection: true } });
  expect(await getCourseAnalytics(ta, at.courseSlug)).toMatchObject({ students: 1, atRisk: [{ name: "Sam" }] });
  expect(await getAssignmentAnalytics(ta, assignmentIn(at))).toMatchObject({
    ...{ students: 1, scores: { students: 1 }, parts: [{ attempts: { students: 1 } }] },
  });
  const { csv } = await exportAnalytics(ta, { course: at.courseSlug, assignment: null, table: "at-risk" });
  expect(csv).toContain("Sam");
  expect(csv).not.toContain("Olu");
});

test("whom to speak to is saved under a name of its own, and no name of a person becomes a formula", async () => {
  const at = await makeTerm();
  await database().user.update({ where: { id: at.people.otherStudent.userId }, data: { name: "=SUM(A1)" } });
  const order = { course: at.courseSlug, assignment: null, table: "at-risk" };
  const { fileName, csv } = await exportAnalytics(at.people.ta, order);
  expect(fileName).toBe(`${at.courseSlug}-at-risk.csv`);
  expect(parse(csv, { bom: true, columns: true })).toMatchObject([
    { Name: "'=SUM(A1)", "Share of what is due, %": "0", "Assignments missing": "2", Reasons: "missing low quiet" },
    { Name: "Sam", "Share of what is due, %": "100" },
  ]);
});

test("every table of an assignment is saved with the numbers of the screen", async () => {
  const at = await makeCourse();
  await makeWork(at);
  const tables = ["scores", "part-scores", "attempts", "time", "tests", "mistakes", "discrimination"];
  for (const table of tables) {
    const file = await exportAnalytics(at.people.ta, { ...assignmentIn(at), table });
    const lines: unknown = parse(file.csv, { bom: true, columns: true });
    expect([table, Array.isArray(lines) && lines.length > 0]).toEqual([table, true]);
  }
  const failing = await exportAnalytics(at.people.ta, { ...assignmentIn(at), table: "tests" });
  expect(parse(failing.csv, { bom: true, columns: true })).toMatchObject([
    {
      Test: "test 1",
      "Students see it": "yes",
      "First submissions": "2",
      "Failed at first, %": "50",
      "Fail now, %": "50",
    },
    { Test: "test 2", "Failed at first, %": "50", "Fail now, %": "0" },
    { Test: "test 3", "First submissions": "1", "Failed at first, %": "100" },
  ]);
});

test("a table or an assignment that is not there is not found", async () => {
  const at = await makeCourse();
  const unpublished = await makeAssignment(at.courseId, { isPublished: false });
  const { ta } = at.people;
  for (const order of [
    { assignment: null, table: "tests" },
    { assignment: at.assignmentSlug, table: "at-risk" },
    { assignment: "nothing", table: "tests" },
    { assignment: unpublished.assignmentSlug, table: "tests" },
  ])
    await expect(exportAnalytics(ta, { course: at.courseSlug, ...order })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
