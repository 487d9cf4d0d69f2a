import { getStaffCourse } from "#server/staffCourse";
import { listStaffAssignments } from "#server/staffAssignments";
import { getSubmission } from "#server/submissions";
import { makeCourse, makeGradedSubmission } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

test("staff enter a course with its header and their role", async () => {
  const at = await makeCourse();
  expect(await getStaffCourse(at.people.ta, at.courseSlug)).toMatchObject({
    id: at.courseId,
    role: "ta",
    limitedTo: null,
  });
  expect(await getStaffCourse(at.people.instructor, at.courseSlug)).toMatchObject({ role: "instructor" });
});

test.each(["student", "dropped", "stranger"] as const)("a %s does not learn that the pages exist", async (who) => {
  const at = await makeCourse();
  await expect(getStaffCourse(at.people[who], at.courseSlug)).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(listStaffAssignments(at.people[who], at.courseSlug)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("the list counts who handed something in, each once, and no runs of tests", async () => {
  const at = await makeCourse();
  const { student, otherStudent, ta } = at.people;
  await makeGradedSubmission(at, student, { score: 0 });
  await makeGradedSubmission(at, student, { score: 3 });
  await makeGradedSubmission(at, ta, { score: 3 });
  await makeGradedSubmission(at, otherStudent, { kind: "run", score: 1 });
  expect(await listStaffAssignments(ta, at.courseSlug)).toMatchObject([
    { slug: at.assignmentSlug, itemCount: 1, points: 10, isPublished: true, students: { all: 2, submitted: 1 } },
  ]);
});

test("staff who are limited to a section see its students alone", async () => {
  const at = await makeCourse();
  const { student, otherStudent, ta } = at.people;
  const section = await database().section.create({ data: { courseId: at.courseId, name: "Tuesday" } });
  const enrolled = (userId: string) => ({ courseId_userId: { courseId: at.courseId, userId } });
  const inSection = { sectionId: section.id };
  await database().enrollment.update({ where: enrolled(student.userId), data: inSection });
  await database().enrollment.update({ where: enrolled(ta.userId), data: { ...inSection, isLimitedToSection: true } });
  const seen = await makeGradedSubmission(at, student, { score: 1 });
  const hidden = await makeGradedSubmission(at, otherStudent, { score: 1 });

  expect(await getStaffCourse(ta, at.courseSlug)).toMatchObject({ limitedTo: "Tuesday" });
  expect(await listStaffAssignments(ta, at.courseSlug)).toMatchObject([{ students: { all: 1, submitted: 1 } }]);
  expect(await getSubmission(ta, seen)).toMatchObject({ id: seen });
  await expect(getSubmission(ta, hidden)).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await getSubmission(at.people.instructor, hidden)).toMatchObject({ id: hidden });
});
