import { getItem } from "#server/items";
import { getRelease, listReleases, type ReleaseInput, setRelease } from "#server/releases";
import { type CourseFixture, makeCourse, makeGradedSubmission } from "../course";
import { database, useFreshDatabase } from "../database";
import { makeReview } from "../review";

useFreshDatabase();

let at: CourseFixture;
beforeEach(async () => {
  at = await makeCourse({ latePercentPerDay: 0 });
});

const address = () => ({ course: at.courseSlug, assignment: at.assignmentSlug });
const asItIs = { holdsReviews: false, reviewsReleaseAt: null };

const set = (
  release: ReleaseInput["release"],
  { who = "instructor", seen = asItIs }: { who?: keyof CourseFixture["people"]; seen?: ReleaseInput["seen"] } = {},
) => setRelease(at.people[who], { ...address(), release, seen });

const pointsOfStudent = async () =>
  (await getItem(at.people.student, { ...address(), problem: at.problemSlug })).earned;

test("what students see of points from reviews follows each change of the release", async () => {
  const submissionId = await makeGradedSubmission(at, at.people.student, { score: 0 });
  await makeReview(submissionId, at.people.ta, { override: { points: 3, reason: "Right." } });
  expect(await pointsOfStudent()).toBe(10);
  await set({ kind: "hold" });
  expect(await pointsOfStudent()).toBe(0);
  await set({ kind: "now" }, { seen: { holdsReviews: true, reviewsReleaseAt: null } });
  expect(await pointsOfStudent()).toBe(10);
  const { holdsReviews, reviewsReleaseAt } = await getRelease(at.people.ta, address());
  await set({ kind: "hold" }, { seen: { holdsReviews, reviewsReleaseAt } });
  expect(await pointsOfStudent()).toBe(0);
});

test("a moment is that of clocks in the course's zone, and each change is in the log", async () => {
  await set({ kind: "at", at: "2027-01-15T12:00" });
  expect(await getRelease(at.people.instructor, address())).toMatchObject({
    ...{ holdsReviews: true, reviewsReleaseAt: new Date("2027-01-15T20:00:00Z"), areOut: false, canChange: true },
    reviews: { finished: 0, drafts: 0 },
  });
  const [event] = await database().auditEvent.findMany({ where: { courseId: at.courseId } });
  expect(event).toMatchObject({
    action: "review release set",
    subjectId: at.assignmentId,
    before: asItIs,
    after: { holdsReviews: true, reviewsReleaseAt: "2027-01-15T20:00:00.000Z" },
  });
});

test("the page counts finished reviews and drafts", async () => {
  for (const state of ["finished", "draft", "finished"] as const)
    await makeReview(await makeGradedSubmission(at, at.people.student, { score: 1 }), at.people.ta, { state });
  expect(await getRelease(at.people.ta, address())).toMatchObject({
    reviews: { finished: 2, drafts: 1 },
    canChange: false,
  });
  expect((await listReleases(at.people.ta, at.courseSlug)).get(at.assignmentId)).toMatchObject({ areOut: true });
});

test.each<[keyof CourseFixture["people"], string]>([
  ["ta", "FORBIDDEN"],
  ["student", "NOT_FOUND"],
  ["dropped", "NOT_FOUND"],
  ["stranger", "NOT_FOUND"],
])("the %s does not release", async (who, code) => {
  await expect(set({ kind: "now" }, { who })).rejects.toMatchObject({ code });
});

test.each(["student", "stranger"] as const)("a %s sees nothing of it", async (who) => {
  await expect(getRelease(at.people[who], address())).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(listReleases(at.people[who], at.courseSlug)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("of two who change it at once, one is told that it changed", async () => {
  const both = await Promise.allSettled([set({ kind: "hold" }), set({ kind: "now" })]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(both.find((each) => each.status === "rejected")?.reason).toMatchObject({ code: "CONFLICT" });
  expect(await database().auditEvent.count({ where: { courseId: at.courseId } })).toBe(1);
});

test.each(["", "2027-01-15", "2027-02-31T12:00:00", "2027-99-01T12:00", "soon"])("%j is no moment", async (text) => {
  await expect(set({ kind: "at", at: text })).rejects.toMatchObject({ code: "INVALID" });
});
