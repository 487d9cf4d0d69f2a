import { getAssignment } from "#server/assignments";
import { saveDraft } from "#server/drafts";
import { getHome } from "#server/home";
import { type CodePartView, getItem, type ItemView } from "#server/items";
import {
  type CourseDates,
  type CourseFixture,
  hoursFromNow,
  makeAssignment,
  makeCourse,
  makeGradedSubmission,
  makeVersion,
} from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

const assignmentOf = (at: CourseFixture, person: keyof CourseFixture["people"] = "student") =>
  getAssignment(at.people[person], { course: at.courseSlug, assignment: at.assignmentSlug });
const itemOf = (at: CourseFixture, person: keyof CourseFixture["people"] = "student") =>
  getItem(at.people[person], { course: at.courseSlug, assignment: at.assignmentSlug, problem: at.problemSlug });
const homeOf = async (at: CourseFixture, person: keyof CourseFixture["people"] = "student") => {
  const home = await getHome(at.people[person]);
  return home.courses.find((course) => course.slug === at.courseSlug)?.assignments ?? [];
};

function codePart({ parts: [part] }: ItemView): CodePartView {
  if (part?.kind !== "code") throw new Error("the item has no code part");
  return part;
}

test("an item shows statement, signature, starter and public tests, and of hidden ones only how many there are", async () => {
  const at = await makeCourse();
  const item = await itemOf(at);
  expect(item).toMatchObject({
    ...{
      title: "Doubling",
      points: 10,
      earned: null,
      state: "open",
      canSubmit: true,
      statementHtml: "<p>Double it.</p>",
    },
    parts: [
      {
        ...{ id: at.partId, key: "double", kind: "code", points: 3, earned: null, state: "untouched", reference: null },
        signatures: [{ name: "double", text: "double(x: number): number" }],
        starter: "export function double(x: number): number {\n  return 0;\n}\n",
        publicTests: [{ name: "doubles 2", points: 1 }],
        hiddenTestCount: 1,
        submissions: [],
      },
    ],
  });
  const shown = JSON.stringify(item);
  const version = await database().problemVersion.findUniqueOrThrow({ where: { id: at.versionId } });
  for (const secret of ["doubles halves", "=> 2 * x", version.gradingSeed, version.hash])
    expect(shown).not.toContain(secret);
});

test("hints come in order, and the word for afterwards comes after the first verdict on what was submitted", async () => {
  const at = await makeCourse();
  const partOf = async (person: "student" | "ta" = "student") => (await itemOf(at, person)).parts[0];
  const hints = (await partOf())?.hintsHtml ?? [];
  expect(hints).toHaveLength(2);
  expect(hints[0]).toContain("Start from");
  expect(hints[1]).toContain("katex");
  expect((await partOf("ta"))?.afterwordHtml).toBe("<p>The sheet says <em>multiply</em>.</p>");
  expect((await partOf())?.afterwordHtml).toBeNull();
  await makeGradedSubmission(at, at.people.student, { score: 3, kind: "run" });
  expect((await partOf())?.afterwordHtml).toBeNull();
  await makeGradedSubmission(at, at.people.student, { score: 0 });
  expect((await partOf())?.afterwordHtml).toBe("<p>The sheet says <em>multiply</em>.</p>");
});

test.each<[string, CourseDates, boolean, boolean]>([
  //                                                                                       student staff
  ["before its release", { opensIn: -9, dueIn: -8, closesIn: -7, solutionsReleaseIn: 1 }, false, true],
  ["after its release", { opensIn: -9, dueIn: -8, closesIn: -7, solutionsReleaseIn: -1 }, true, true],
  ["when it is never released", { opensIn: -9, dueIn: -8, closesIn: -7 }, false, true],
  [
    "after its release while late work is still taken",
    { opensIn: -9, dueIn: -8, closesIn: 1, solutionsReleaseIn: -1 },
    false,
    true,
  ],
])("the reference %s", async (_, dates, isForStudents, isForStaff) => {
  const at = await makeCourse(dates);
  const isShown = async (person: "student" | "ta") => codePart(await itemOf(at, person)).reference !== null;
  expect([await isShown("student"), await isShown("ta")]).toEqual([isForStudents, isForStaff]);
});

test("who still has time does not get the reference that others have", async () => {
  const at = await makeCourse({ opensIn: -9, dueIn: -8, closesIn: -7, solutionsReleaseIn: -1 });
  const { student, otherStudent, ta } = at.people;
  await database().extension.create({
    data: {
      ...{ courseId: at.courseId, assignmentId: at.assignmentId, userId: otherStudent.userId, granterId: ta.userId },
      ...{ reason: "Ill", dueAt: hoursFromNow(5), closesAt: hoursFromNow(5) },
    },
  });
  expect(codePart(await itemOf(at)).reference).not.toBeNull();
  expect(await itemOf(at, "otherStudent")).toMatchObject({
    state: "open",
    isExtended: true,
    parts: [{ reference: null }],
  });
  await expect(
    getItem(student, { course: at.courseSlug, assignment: at.assignmentSlug, problem: "no-such" }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("points and states follow the best submission", async () => {
  const at = await makeCourse();
  const { student } = at.people;
  const look = async () => {
    const { items, earned } = await assignmentOf(at);
    const [card] = await homeOf(at);
    return {
      earned,
      itemEarned: items[0]?.earned,
      attempts: items[0]?.attempts,
      state: items[0]?.parts[0]?.state,
      progress: card?.progress,
    };
  };
  expect(await look()).toEqual({
    earned: null,
    itemEarned: null,
    attempts: 0,
    state: "untouched",
    progress: "untouched",
  });
  await saveDraft(student, { itemId: at.itemId, partId: at.partId, text: "…", basedOn: null });
  expect(await look()).toEqual({
    earned: null,
    itemEarned: null,
    attempts: 0,
    state: "untouched",
    progress: "in-progress",
  });
  await makeGradedSubmission(at, student, { score: 3, kind: "run" });
  expect(await look()).toMatchObject({ earned: null, attempts: 0, state: "untouched" });
  await makeGradedSubmission(at, student, { score: 0, status: "invalid" });
  expect(await look()).toMatchObject({ earned: null, attempts: 0, state: "untouched" });
  await makeGradedSubmission(at, student, { score: 0, status: "grader-failed" });
  expect(await look()).toMatchObject({ earned: null, attempts: 0, state: "waiting", progress: "in-progress" });
  await makeGradedSubmission(at, student, { score: 0 });
  expect(await look()).toMatchObject({ earned: 0, attempts: 1, state: "waiting" });
  await makeGradedSubmission(at, student, { score: 3 });
  await makeGradedSubmission(at, student, { score: 1 });
  expect(await look()).toEqual({ earned: 10, itemEarned: 10, attempts: 3, state: "full", progress: "full" });
});

test("a submission that waits shows as waiting", async () => {
  const at = await makeCourse();
  await makeGradedSubmission(at, at.people.student, { score: 1 });
  await database().submission.create({
    data: {
      ...{
        partId: at.partId,
        userId: at.people.student.userId,
        versionId: at.versionId,
        kind: "submit",
        clientKey: "waiting-1",
      },
      answer: {},
      gradings: { create: { reason: "live", versionId: at.versionId, seed: "s", isCurrent: true } },
    },
  });
  expect((await itemOf(at)).parts[0]?.state).toBe("waiting");
});

test("lateness is taken off, an extension gives it back, and the explanation says which", async () => {
  const at = await makeCourse({ dueIn: -5, closesIn: 24, latePercentPerDay: 20 });
  const { student, ta } = at.people;
  await makeGradedSubmission(at, student, { score: 3 });
  expect(await itemOf(at)).toMatchObject({
    state: "late",
    earned: expect.closeTo(8, 9) as number,
    explanation: expect.stringContaining("1 started day late") as string,
  });
  await database().extension.create({
    data: {
      ...{ courseId: at.courseId, assignmentId: at.assignmentId, userId: student.userId, granterId: ta.userId },
      ...{ reason: "Ill", dueAt: hoursFromNow(1), closesAt: hoursFromNow(24) },
    },
  });
  expect(await itemOf(at)).toMatchObject({ state: "open", earned: 10, isExtended: true });
  expect(await homeOf(at)).toMatchObject([{ state: "open", earned: 10, isExtended: true }]);
});

test("a finished review counts once it is released, a draft never", async () => {
  const at = await makeCourse();
  const { student, ta } = at.people;
  const submissionId = await makeGradedSubmission(at, student, { score: 0 });
  const review = await database().review.create({
    data: { submissionId, authorId: ta.userId, overridePoints: 1.5, overrideReason: "Right idea." },
  });
  expect((await itemOf(at)).earned).toBe(0);
  await database().assignment.update({ where: { id: at.assignmentId }, data: { holdsReviews: true } });
  await database().review.update({ where: { id: review.id }, data: { state: "finished", finishedAt: new Date() } });
  expect((await itemOf(at)).earned).toBe(0);
  await database().assignment.update({ where: { id: at.assignmentId }, data: { reviewsReleaseAt: hoursFromNow(1) } });
  expect((await itemOf(at)).earned).toBe(0);
  await database().assignment.update({ where: { id: at.assignmentId }, data: { reviewsReleaseAt: hoursFromNow(-1) } });
  expect(await itemOf(at)).toMatchObject({ earned: 5, explanation: expect.stringContaining("Right idea.") as string });
});

test("an assignment that has not opened shows its dates and none of its problems", async () => {
  const at = await makeCourse({ opensIn: 2 });
  expect(await assignmentOf(at)).toMatchObject({ state: "not-open", title: "Homework", points: 10, items: [] });
  expect((await assignmentOf(at, "ta")).items).toHaveLength(1);
  expect(await homeOf(at)).toMatchObject([{ state: "not-open", itemCount: 1 }]);
});

test("home lists assignments soonest due first, without unpublished ones for students", async () => {
  const at = await makeCourse({ dueIn: 50, closesIn: 60 });
  const soon = await makeAssignment(at.courseId, { dueIn: 2 });
  const hidden = await makeAssignment(at.courseId, { dueIn: 1, isPublished: false });
  expect((await homeOf(at)).map(({ slug }) => slug)).toEqual([soon.assignmentSlug, at.assignmentSlug]);
  expect((await homeOf(at, "ta")).map(({ slug }) => slug)).toEqual([
    hidden.assignmentSlug,
    soon.assignmentSlug,
    at.assignmentSlug,
  ]);
});

test("an archived course is not on the home page", async () => {
  const at = await makeCourse();
  await database().course.update({ where: { id: at.courseId }, data: { archivedAt: new Date() } });
  expect((await getHome(at.people.student)).courses).toEqual([]);
});

test("an item knows its neighbours in the assignment's order", async () => {
  const at = await makeCourse();
  const second = await makeVersion();
  await database().item.create({
    data: {
      ...{ assignmentId: at.assignmentId, problemId: second.problemId, versionId: second.id, position: 2, points: 5 },
      parts: { create: { key: "double", kind: "code", position: 1, points: 3 } },
    },
  });
  expect(await itemOf(at)).toMatchObject({ previous: null, next: { slug: second.slug, title: "Doubling" } });
  expect(await itemOf({ ...at, problemSlug: second.slug })).toMatchObject({
    previous: { slug: at.problemSlug },
    next: null,
  });
});

test("a retired part is neither shown nor counted", async () => {
  const at = await makeCourse();
  const old = await database().part.create({
    data: { itemId: at.itemId, key: "old", kind: "code", position: 2, points: 100, retiredAt: new Date() },
  });
  await makeGradedSubmission(at, at.people.student, { score: 3 });
  expect(await itemOf(at)).toMatchObject({ earned: 10, parts: [{ key: "double" }] });
  await expect(
    saveDraft(at.people.student, { itemId: at.itemId, partId: old.id, text: "", basedOn: null }),
  ).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
