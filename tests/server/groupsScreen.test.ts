import { leaveGroup } from "#server/groupExits";
import { applyToGroup } from "#server/groupReviews";
import { getGroups } from "#server/groupsScreen";
import { type CourseFixture, makeCourse, makeGradedSubmission, makePerson } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

const failing = {
  name: "doubles 2",
  visibility: "public",
  status: "failed",
  points: 0,
  maxPoints: 1,
  studentMs: 0,
} as const;

async function makeClass(size: number): Promise<CourseFixture & { ids: string[] }> {
  const at = await makeCourse();
  const ids: string[] = [];
  for (let index = 0; index < size; index++) {
    const actor = await makePerson(`Student ${index}`);
    await database().enrollment.create({ data: { courseId: at.courseId, userId: actor.userId, role: "student" } });
    ids.push(await makeGradedSubmission(at, actor, { score: 0, tests: [failing] }));
  }
  await makeGradedSubmission(at, at.people.student, { score: 3 });
  return { ...at, ids };
}

const look = (at: CourseFixture, options: { key?: string; isBlind?: boolean } = {}) =>
  getGroups(at.people.ta, { course: at.courseSlug, partId: at.partId, isBlind: false, ...options });

const finish = (at: CourseFixture, submissionId: string, fields: object = {}) =>
  database().review.create({
    data: {
      ...{ submissionId, authorId: at.people.instructor.userId, state: "finished", finishedAt: new Date() },
      ...{ comment: "Twice <script>alert(1)</script>", ...fields },
      rubricItems: {
        create: { rubricItem: { create: { partId: at.partId, position: 1, text: "No factor", points: -1 } } },
      },
    },
  });

test("a part without answers has no groups", async () => {
  const at = await makeCourse();
  expect(await look(at)).toMatchObject({
    ...{ part: { title: "Doubling", assignmentTitle: "Homework" }, answers: 0, groups: [], opened: null, takenOut: [] },
    audits: { waiting: 0, done: 0, next: null },
  });
});

test("the first group that is not all graded is opened, and the answer with a review speaks for it", async () => {
  const at = await makeClass(3);
  expect((await look(at)).opened).toMatchObject({
    size: 3,
    graded: 0,
    source: null,
    shown: { submissionId: at.ids[0] },
  });
  const { id } = await finish(at, at.ids[1] ?? "");
  const { opened, groups, graded } = await look(at);
  expect(groups.map(({ size }) => size)).toEqual([3, 1]);
  expect(graded).toBe(1);
  expect(opened).toMatchObject({
    ...{ size: 3, graded: 1, shown: { name: "Student 1", answer: { kind: "code" } } },
    source: { id, by: "Ines", behind: 0, items: [{ text: "No factor", points: -1 }], hasOverride: false },
    members: [{ review: null }, { review: { state: "finished", by: "Ines", isCopy: false } }, { review: null }],
  });
  expect(opened?.source?.commentHtml).not.toContain("<script");
  const alone = groups[1]?.key ?? "";
  expect((await look(at, { key: alone })).opened).toMatchObject({ key: alone, label: "Accepted" });
});

test("copies that lag behind their source are counted, and copies drawn for a second look come one by one", async () => {
  const at = await makeClass(7);
  const source = await finish(at, at.ids[0] ?? "");
  const { opened } = await look(at);
  await applyToGroup(at.people.ta, {
    ...{ sourceSubmissionId: at.ids[0] ?? "", memberIds: at.ids, expectedKey: opened?.key ?? "" },
  });
  await database().review.update({ where: { id: source.id }, data: { comment: "Thrice", revision: 2 } });
  const view = await look(at, { key: opened?.key ?? "" });
  expect(view.opened?.source).toMatchObject({ id: source.id, behind: 6 });
  expect(view.audits).toMatchObject({ waiting: 1, done: 0, next: { review: { by: "Tara" } } });
});

test("who does not want to know names gets none of students", async () => {
  const at = await makeClass(3);
  await leaveGroup(at.people.ta, at.ids[2] ?? "");
  const view = await look(at, { isBlind: true });
  expect(view.takenOut).toHaveLength(1);
  expect(JSON.stringify(view)).not.toContain("Student ");
  expect(JSON.stringify(await look(at))).toContain("Student 2");
});

test("whom somebody else is grading is told", async () => {
  const at = await makeClass(2);
  await database().claim.createMany({
    data: [
      { submissionId: at.ids[0] ?? "", graderId: at.people.instructor.userId },
      { submissionId: at.ids[1] ?? "", graderId: at.people.ta.userId },
    ],
  });
  expect((await look(at)).opened?.members.map(({ openedBy }) => openedBy)).toEqual(["Ines", null]);
});

test("students, strangers and pages of another course find nothing", async () => {
  const at = await makeClass(1);
  const other = await makeCourse();
  for (const person of ["student", "dropped", "stranger"] as const)
    await expect(
      getGroups(at.people[person], { course: at.courseSlug, partId: at.partId, isBlind: false }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(look({ ...at, courseSlug: other.courseSlug })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(look({ ...at, partId: "not-an-id" })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
