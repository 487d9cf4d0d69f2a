import { countChangesSinceLook, listChangesSinceLook, recordLook } from "#server/changesSinceLook";
import { getHome } from "#server/home";
import { answerRegradeRequest } from "#server/regradeAnswers";
import { askForRegrade } from "#server/regradeRequests";
import type { Actor } from "#server/actor";
import { type CourseFixture, hoursFromNow, makeCourse, makeGradedSubmission } from "../course";
import { database, useFreshDatabase } from "../database";
import { makeReview } from "../review";
import { makeNextVersion } from "../versionedCourse";

useFreshDatabase();

let at: CourseFixture;
let submissionId: string;
beforeEach(async () => {
  at = await makeCourse();
  submissionId = await makeGradedSubmission(at, at.people.student, { score: 1, submittedAt: hoursFromNow(-3) });
});

const address = () => ({ course: at.courseSlug, assignment: at.assignmentSlug });
const kinds = async (who: Actor = at.people.student) =>
  (await listChangesSinceLook(who, address())).changes.map(({ kind }) => kind);
const look = (seenAt: Date, who: Actor = at.people.student) => recordLook(who, { ...address(), seenAt });
const assignmentIs = (data: object) => database().assignment.update({ where: { id: at.assignmentId }, data });

test("a first verdict is no news: the student has waited for it", async () => {
  expect(await kinds()).toEqual([]);
});

test("a review is news until the student has looked, and nobody else's", async () => {
  await makeReview(submissionId, at.people.ta);
  const { changes, asOf } = await listChangesSinceLook(at.people.student, address());
  expect(changes).toMatchObject([{ kind: "review", problemSlug: at.problemSlug, problemTitle: "Doubling" }]);
  expect(await kinds(at.people.otherStudent)).toEqual([]);
  expect(await kinds(at.people.ta)).toEqual([]);
  const home = async () => (await getHome(at.people.student)).courses[0]?.assignments[0]?.changes;
  expect(await home()).toBe(1);
  await look(asOf);
  expect(await kinds()).toEqual([]);
  expect(await home()).toBe(0);
});

test("a review that is held is news when it is released, and drafts never are", async () => {
  const id = await makeReview(submissionId, at.people.ta, { finishedAt: hoursFromNow(-2) });
  await look(hoursFromNow(-1));
  await assignmentIs({ holdsReviews: true });
  expect(await kinds()).toEqual([]);
  await assignmentIs({ reviewsReleaseAt: new Date(Date.now() - 60_000) });
  expect(await kinds()).toEqual(["review"]);
  await database().review.update({ where: { id }, data: { state: "draft" } });
  expect(await kinds()).toEqual([]);
});

test("an answered request is news, with what was decided", async () => {
  const { requestId } = await askForRegrade(at.people.student, { submissionId, reason: "Look.", claim: null });
  expect(await kinds()).toEqual([]);
  await answerRegradeRequest(at.people.ta, {
    ...{ requestId, decision: "declined", answer: "No.", makesTest: false, override: null, reviewRevision: null },
  });
  expect((await listChangesSinceLook(at.people.student, address())).changes).toMatchObject([
    { kind: "regrade", state: "declined" },
  ]);
});

test("points that a new version moved are news from when it was applied, for whom it concerns", async () => {
  const decidedAt = hoursFromNow(-1);
  const { id: versionChangeId } = await database().versionChange.create({
    data: {
      ...{ itemId: at.itemId, fromVersionId: at.versionId, toVersionId: await makeNextVersion(at) },
      ...{ starterId: at.people.instructor.userId, deciderId: at.people.instructor.userId, decidedAt },
      ...{ state: "applied", choice: "raise", createdAt: hoursFromNow(-5) },
    },
  });
  await database().pointsNotice.create({
    data: { versionChangeId, userId: at.people.student.userId, earnedBefore: 2, earnedAfter: 4.5, points: 10 },
  });
  await look(hoursFromNow(-2));
  expect((await listChangesSinceLook(at.people.student, address())).changes).toEqual([
    { kind: "points", at: decidedAt, from: 2, to: 4.5, problemSlug: at.problemSlug, problemTitle: "Doubling" },
  ]);
  expect(await kinds(at.people.otherStudent)).toEqual([]);
  await look(new Date());
  expect(await kinds()).toEqual([]);
});

test("an extension is news for whom it is", async () => {
  const { courseId, assignmentId, people } = at;
  const dueAt = hoursFromNow(100);
  await database().extension.create({
    data: {
      ...{ courseId, assignmentId, userId: people.student.userId, dueAt, closesAt: dueAt, reason: "Ill." },
      granterId: people.instructor.userId,
    },
  });
  expect((await listChangesSinceLook(people.student, address())).changes).toMatchObject([{ kind: "extension", dueAt }]);
  expect(await kinds(people.otherStudent)).toEqual([]);
});

test.each<[string, object, string[]]>([
  [
    "released, with the student's time up",
    { opensIn: -72, dueIn: -48, closesIn: -2, solutionsReleaseIn: -3 },
    ["solutions"],
  ],
  ["released, while the student can still submit", { solutionsReleaseIn: -3 }, []],
  ["not released", { opensIn: -72, dueIn: -48, closesIn: -2, solutionsReleaseIn: 1 }, []],
  [
    "released before the assignment was published",
    { opensIn: -90, dueIn: -80, closesIn: -70, solutionsReleaseIn: -60 },
    [],
  ],
])("solutions that are %s", async (_, dates, expected) => {
  at = await makeCourse(dates);
  expect(await kinds()).toEqual(expected);
});

test("an older page does not bring back what a newer one has shown, and nobody looks into the future", async () => {
  await look(hoursFromNow(1));
  await look(hoursFromNow(-1));
  const { lookedAt } = await database().look.findFirstOrThrow({ where: { userId: at.people.student.userId } });
  expect(Math.abs(lookedAt.getTime() - Date.now())).toBeLessThan(60_000);
  await makeReview(submissionId, at.people.ta, { finishedAt: new Date(Date.now() + 5) });
  await new Promise((resolve) => setTimeout(resolve, 10));
  expect((await countChangesSinceLook(at.people.student.userId, at.courseId)).get(at.assignmentSlug)).toBe(1);
});

test.each(["dropped", "stranger"] as const)("a %s neither sees nor looks", async (who) => {
  await expect(kinds(at.people[who])).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(look(new Date(), at.people[who])).rejects.toMatchObject({ code: "NOT_FOUND" });
});
