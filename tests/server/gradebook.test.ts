import fc from "fast-check";
import { setCourseTotal } from "#server/courseTotal";
import { type CellMark, getGradebook, type GradebookCell } from "#server/gradebook";
import { getCellExplanation } from "#server/gradebookCell";
import { findProgressOf } from "#server/progress";
import type { VerdictStatus } from "#grader/verdict";
import {
  type CourseFixture,
  hoursFromNow,
  makeAssignment,
  makeCourse,
  makeGradedSubmission,
  newClientKey,
} from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

const cellOf = async (at: CourseFixture, who: "ta" | "instructor" = "ta"): Promise<GradebookCell | undefined> => {
  const { students } = await getGradebook(at.people[who], at.courseSlug);
  return students.find(({ userId }) => userId === at.people.student.userId)?.assignments[0]?.items[0];
};

const reviewed = (at: CourseFixture, submissionId: string, changes: object = {}) =>
  database().review.create({
    data: { submissionId, authorId: at.people.ta.userId, state: "finished", finishedAt: new Date(), ...changes },
  });

test("it lists the students of the course by name with their grades, and nobody who left", async () => {
  const at = await makeCourse();
  await makeGradedSubmission(at, at.people.student, { score: 1 });
  await makeGradedSubmission(at, at.people.student, { score: 2 });
  await makeGradedSubmission(at, at.people.student, { score: 3, kind: "run" });
  await makeGradedSubmission(at, at.people.dropped, { score: 3 });
  const book = await getGradebook(at.people.ta, at.courseSlug);
  expect(book).toMatchObject({
    points: 10,
    mayImport: true,
    assignments: [{ title: "Homework", points: 10, items: [{ title: "Doubling", points: 10 }] }],
  });
  expect(book.students.map(({ name, total }) => [name, total.earned])).toEqual([
    ["Olu", null],
    ["Sam", expect.closeTo(20 / 3, 12)],
  ]);
});

test.each(["student", "dropped", "stranger"] as const)("a %s does not learn that there is one", async (who) => {
  const at = await makeCourse();
  await expect(getGradebook(at.people[who], at.courseSlug)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("staff who are limited to a section see its students alone, and set no points from files", async () => {
  const at = await makeCourse();
  const section = await database().section.create({ data: { courseId: at.courseId, name: "Tuesday" } });
  const enrolled = (userId: string) => ({ courseId_userId: { courseId: at.courseId, userId } });
  const data = { sectionId: section.id };
  await database().enrollment.update({ where: enrolled(at.people.student.userId), data });
  await database().enrollment.update({
    where: enrolled(at.people.ta.userId),
    data: { ...data, isLimitedToSection: true },
  });
  const book = await getGradebook(at.people.ta, at.courseSlug);
  expect(book).toMatchObject({
    mayImport: false,
    sections: ["Tuesday"],
    students: [{ name: "Sam", section: "Tuesday" }],
  });
});

test("an assignment that students do not know of has no column", async () => {
  const at = await makeCourse({ isPublished: false });
  expect((await getGradebook(at.people.ta, at.courseSlug)).assignments).toEqual([]);
});

test("a late answer, a person's decision and what waits are marked", async () => {
  const late = await makeCourse({ opensIn: -50, dueIn: -20, closesIn: 20 });
  await makeGradedSubmission(late, late.people.student, { score: 3 });
  expect(await cellOf(late)).toMatchObject({ earned: 9, marks: ["late"] });

  const decided = await makeCourse();
  const submissionId = await makeGradedSubmission(decided, decided.people.student, { score: 3 });
  await reviewed(decided, submissionId, { overridePoints: 1.5, overrideReason: "Shown in office hours." });
  expect(await cellOf(decided)).toMatchObject({ earned: 5, marks: ["override"] });

  const failed = await makeCourse();
  await makeGradedSubmission(failed, failed.people.student, { score: 0, status: "grader-failed" });
  expect(await cellOf(failed)).toMatchObject({ earned: null, marks: ["waiting"] });
});

test("what is left out is marked, in an assignment and in the total, and the rest is scaled to all points", async () => {
  const at = await makeCourse();
  const { student, ta } = at.people;
  const second = await makeAssignment(at.courseId, { dueIn: 30 });
  await database().item.update({
    where: { id: second.itemId },
    data: { assignmentId: at.assignmentId, position: 2, points: 20 },
  });
  await makeAssignment(at.courseId, { dueIn: 40 });
  await database().assignment.delete({ where: { id: second.assignmentId } });
  await database().assignment.update({ where: { id: at.assignmentId }, data: { dropLowest: 1 } });
  const total = { course: at.courseSlug, dropLowest: 1, seen: { dropLowest: 0 } };
  await setCourseTotal(at.people.instructor, total);
  await expect(setCourseTotal(at.people.instructor, total)).rejects.toMatchObject({ code: "CONFLICT" });
  await makeGradedSubmission(at, student, { score: 3 });
  await makeGradedSubmission(second, student, { score: 1 });
  const { points, dropLowest, students } = await getGradebook(ta, at.courseSlug);
  const own = students.find(({ userId }) => userId === student.userId);
  expect({ points, dropLowest }).toEqual({ points: 40, dropLowest: 1 });
  expect(own?.total).toEqual({ points: 40, earned: 40, marks: [] });
  expect(own?.assignments.map(({ cell, items }) => [cell, items.map(({ marks }) => marks)])).toEqual([
    [{ points: 30, earned: 30, marks: [] }, [[], ["dropped"]]],
    [{ points: 10, earned: null, marks: ["dropped"] }, [[]]],
  ]);
  const order = { course: at.courseSlug, assignment: at.assignmentSlug, userId: student.userId, itemId: null };
  expect((await getCellExplanation(ta, order)).sum).toMatch(/^Problem 2 has the lowest share .* makes 30 of 30 points/);
});

test("staff see reviews that are still kept from students, and that they are", async () => {
  const at = await makeCourse();
  await database().assignment.update({ where: { id: at.assignmentId }, data: { holdsReviews: true } });
  const submissionId = await makeGradedSubmission(at, at.people.student, { score: 1 });
  await reviewed(at, submissionId, { overridePoints: 3, overrideReason: "Right by hand." });
  expect(await cellOf(at)).toMatchObject({ earned: 10, marks: ["override", "held"] });
});

test("a cell tells in sentences what counted, with the extension, the follow-through and what is not released", async () => {
  const at = await makeCourse({ opensIn: -50, dueIn: -20, closesIn: -10 });
  const { student, ta } = at.people;
  await database().assignment.update({ where: { id: at.assignmentId }, data: { holdsReviews: true } });
  const dueAt = hoursFromNow(-4);
  await database().extension.create({
    data: {
      ...{ courseId: at.courseId, assignmentId: at.assignmentId, userId: student.userId, granterId: ta.userId },
      ...{ reason: "Ill", dueAt, closesAt: hoursFromNow(2) },
    },
  });
  const submissionId = await makeGradedSubmission(at, student, { score: 3, submittedAt: hoursFromNow(-1) });
  await reviewed(at, submissionId);
  const order = { course: at.courseSlug, assignment: at.assignmentSlug, userId: student.userId };
  const view = await getCellExplanation(ta, { ...order, itemId: at.itemId });
  const lost = "It came 1 started day late at 10% a day, so 10% is lost: 2.7 of 3 points remain.";
  expect(view).toMatchObject({ earned: 9, points: 10, dueAt });
  const [part] = view.items[0]?.parts ?? [];
  expect(part).toMatchObject({ submissionId, isHeld: true, isFollowThrough: false });
  expect(part?.explanation).toContain(lost);
  expect(view.extendedFrom?.getTime()).toBeLessThan(dueAt.getTime());
  expect(await getCellExplanation(ta, { ...order, itemId: null })).toMatchObject({ earned: 9, items: [{ earned: 9 }] });
});

test("cells that do not exist, or not for this actor, are not found", async () => {
  const [at, other] = await Promise.all([makeCourse(), makeCourse()]);
  const order = {
    ...{ course: at.courseSlug, assignment: at.assignmentSlug, userId: at.people.student.userId, itemId: at.itemId },
  };
  for (const who of ["student", "otherStudent", "dropped", "stranger"] as const)
    await expect(getCellExplanation(at.people[who], order)).rejects.toMatchObject({ code: "NOT_FOUND" });
  for (const change of [{ itemId: other.itemId }, { assignment: other.assignmentSlug }])
    await expect(getCellExplanation(at.people.ta, { ...order, ...change })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
});

interface Try {
  hours: number;
  score: number;
  status: VerdictStatus | "written" | "queued";
  review: { isFinished: boolean; points: number | null; rubric: number | null } | null;
}

const anyTry: fc.Arbitrary<Try> = fc.record({
  // Whole hours make answers of the same instant, and of the due instant itself.
  hours: fc.integer({ min: -4, max: 8 }).map((step) => step * 12),
  score: fc.integer({ min: 0, max: 3 }),
  status: fc.oneof(
    { weight: 6, arbitrary: fc.constant("partial" as const) },
    fc.constantFrom("invalid", "grader-failed", "written", "queued", "wrong-answer"),
  ),
  review: fc.option(
    fc.record({
      isFinished: fc.boolean(),
      points: fc.option(fc.integer({ min: 0, max: 4 }), { nil: null, freq: 3 }),
      rubric: fc.option(fc.integer({ min: -3, max: 3 }), { nil: null }),
    }),
    { nil: null, freq: 3 },
  ),
});

/** All that a person handed in to the part. */
async function handIn(at: CourseFixture, userId: string, dueAt: Date, tries: readonly Try[]): Promise<void> {
  for (const { hours, score, status, review } of tries) {
    const submittedAt = new Date(dueAt.getTime() + hours * 3_600_000);
    const id = await makeSubmission(at, userId, submittedAt, score, status);
    if (review === null) continue;
    const { points, rubric, isFinished } = review;
    await reviewed(at, id, {
      state: isFinished ? "finished" : "draft",
      ...(points === null ? {} : { overridePoints: points, overrideReason: "Decided." }),
      ...(rubric === null
        ? {}
        : {
            rubricItems: {
              create: { rubricItem: { create: { partId: at.partId, position: 1, text: "Item", points: rubric } } },
            },
          }),
    });
  }
}

async function makeSubmission(
  at: CourseFixture,
  userId: string,
  submittedAt: Date,
  score: number,
  status: Try["status"],
): Promise<string> {
  const actor = { userId, name: "", email: "" };
  if (status !== "queued" && status !== "written")
    return makeGradedSubmission(at, actor, {
      submittedAt,
      ...(status === "partial" ? { score } : { score: 0, status }),
    });
  const { id } = await database().submission.create({
    data: {
      ...{ partId: at.partId, userId, versionId: at.versionId, kind: "submit", clientKey: newClientKey() },
      ...{ answer: { kind: "written", text: "Words." }, createdAt: submittedAt },
      gradings: {
        create: {
          ...{ reason: "live", versionId: at.versionId, seed: "s", isCurrent: true },
          ...(status === "queued" ? {} : handedIn(submittedAt)),
        },
      },
    },
  });
  return id;
}

const handedIn = (finishedAt: Date) =>
  ({
    state: "done",
    ...{ attempt: 1, finishedAt, engine: "0.1.0", status: "accepted", score: 0, maxScore: 0 },
    verdict: { status: "accepted", score: 0, maxScore: 0 },
  }) as const;

test("what the database leaves out never changes a grade: the same numbers and marks as from every submission", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyTry, { maxLength: 9 }),
      fc.array(anyTry, { maxLength: 9 }),
      fc.option(fc.integer({ min: 0, max: 70 }), { nil: null }),
      fc.record({
        latePercentPerDay: fc.constantFrom(0, 10, 35, 100),
        graceDays: fc.constantFrom(0, 0, 1, 2),
        counts: fc.constantFrom("best" as const, "latest" as const),
      }),
      async (first, second, extensionHours, policy) => {
        const at = await makeCourse({ opensIn: -200, dueIn: -100, closesIn: -40 });
        await database().assignment.update({ where: { id: at.assignmentId }, data: policy });
        const { student, otherStudent, ta } = at.people;
        const { dueAt } = await database().assignment.findUniqueOrThrow({ where: { id: at.assignmentId } });
        await handIn(at, student.userId, dueAt, first);
        await handIn(at, otherStudent.userId, dueAt, second);
        if (extensionHours !== null)
          await database().extension.create({
            data: {
              ...{ courseId: at.courseId, assignmentId: at.assignmentId, userId: student.userId, reason: "Ill" },
              ...{ granterId: ta.userId, closesAt: hoursFromNow(-10) },
              dueAt: new Date(dueAt.getTime() + extensionHours * 3_600_000),
            },
          });

        const book = await getGradebook(ta, at.courseSlug);
        for (const { userId, assignments } of book.students) {
          const full = await findProgressOf({ courseId: at.courseId, userId }, at.assignmentSlug);
          const cell = assignments[0]?.items[0];
          const part = full?.items[0]?.parts[0];
          expect(cell?.earned).toBe(full?.items[0]?.grade.earned);
          expect(assignments[0]?.cell.earned).toBe(full?.grade.earned);
          const has = (mark: CellMark): boolean | undefined => cell?.marks.includes(mark);
          expect(has("late")).toBe((part?.grade.daysLate ?? 0) > 0);
          expect(has("override")).toBe(part?.grade.isOverridden);
          if (part?.state === "waiting") expect(has("waiting")).toBe(true);
        }
      },
    ),
    { numRuns: 40 },
  );
}, 240_000);
