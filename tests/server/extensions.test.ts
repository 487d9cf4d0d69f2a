import { getAssignment } from "#server/assignments";
import { grantExtension, listExtensions, previewExtension, previewRemoval, removeExtension } from "#server/extensions";
import { type CourseFixture, hoursFromNow, makeCourse, makeGradedSubmission, makePerson } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

let at: CourseFixture;
let sectionId: string;
beforeEach(async () => {
  at = await makeCourse({ opensIn: -90, dueIn: -30, closesIn: 30, latePercentPerDay: 10 });
  const section = await database().section.create({ data: { courseId: at.courseId, name: "Tuesday" } });
  sectionId = section.id;
  await database().enrollment.updateMany({
    where: { courseId: at.courseId, userId: { in: [at.people.student.userId, at.people.dropped.userId] } },
    data: { sectionId },
  });
});
const address = () => ({ course: at.courseSlug, assignment: at.assignmentSlug });
const ofStudent = (dueAt: string, closesAt: string | null = null) => ({
  ...{ to: { userId: at.people.student.userId }, dueAt, closesAt },
});
const datesOf = async () => {
  const { dueAt, isExtended } = await getAssignment(at.people.student, address());
  return { dueAt, isExtended };
};

test("an extension is tried first: who it concerns, their dates, and whose late answers count differently", async () => {
  const { instructor, student } = at.people;
  await makeGradedSubmission(at, student, { score: 3, submittedAt: hoursFromNow(-1) });
  const extension = { to: { sectionId }, dueAt: "2031-03-01T12:00", closesAt: "2031-03-02T12:00" };
  const { students } = await previewExtension(instructor, { ...address(), extension });
  expect(students).toEqual([
    expect.objectContaining({
      ...{ name: "Sam", earnedBefore: expect.closeTo(8, 12) as number, earnedAfter: 10 },
      after: { dueAt: new Date("2031-03-01T20:00:00Z"), closesAt: new Date("2031-03-02T20:00:00Z") },
    }),
  ]);
  expect(await database().extension.count({ where: { courseId: at.courseId } })).toBe(0);
  expect((await datesOf()).isExtended).toBe(false);
});

test("it is given with a reason, replaced, listed and taken back, all in the log", async () => {
  const { instructor } = at.people;
  const give = (dueAt: string, reason: string) =>
    grantExtension(instructor, { ...address(), extension: ofStudent(dueAt), reason });
  await give("2031-03-01T12:00", "Ill");
  expect(await datesOf()).toEqual({ dueAt: new Date("2031-03-01T20:00:00Z"), isExtended: true });
  await give("2031-03-05T12:00", "Still ill");
  const { extensions } = await listExtensions(instructor, address());
  expect(extensions).toMatchObject([
    { holder: "Sam", isSection: false, dueAt: "2031-03-05T12:00", reason: "Still ill", grantedBy: "Ines" },
  ]);
  const order = { ...address(), extensionId: extensions[0]?.id ?? "" };
  expect((await previewRemoval(instructor, order)).students).toMatchObject([{ name: "Sam" }]);
  await removeExtension(instructor, order);
  expect((await datesOf()).isExtended).toBe(false);
  await expect(removeExtension(instructor, order)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const events = await database().auditEvent.findMany({ where: { courseId: at.courseId }, orderBy: { at: "asc" } });
  expect(events.map(({ action }) => action)).toEqual(["extension granted", "extension changed", "extension removed"]);
});

test("two at once for the same person are one extension", async () => {
  const give = (hour: string) =>
    grantExtension(at.people.instructor, {
      ...{ ...address(), extension: ofStudent(`2031-03-01T${hour}:00`), reason: "Ill" },
    });
  await Promise.all(["10", "11", "12"].map(give));
  expect(await database().extension.count({ where: { assignmentId: at.assignmentId } })).toBe(1);
});

test("one that says nothing, or is for somebody else's student, is refused", async () => {
  const { instructor } = at.people;
  const outsider = await makePerson("Nia");
  const refusedAs = (code: string, extension: unknown, reason = "Ill") =>
    expect(grantExtension(instructor, { ...address(), extension, reason })).rejects.toMatchObject({ code });
  await refusedAs("INVALID", ofStudent("2031-03-01T12:00"), "  ");
  await refusedAs("INVALID", ofStudent("2031-02-30T12:00"));
  await refusedAs("INVALID", ofStudent("2031-03-02T12:00", "2031-03-01T12:00"));
  await refusedAs("INVALID", { to: {}, dueAt: "2031-03-02T12:00", closesAt: null });
  await refusedAs("NOT_FOUND", { ...ofStudent("2031-03-01T12:00"), to: { userId: outsider.userId } });
  await refusedAs("NOT_FOUND", { ...ofStudent("2031-03-01T12:00"), to: { userId: at.people.dropped.userId } });
  await refusedAs("NOT_FOUND", { ...ofStudent("2031-03-01T12:00"), to: { sectionId: crypto.randomUUID() } });
});
