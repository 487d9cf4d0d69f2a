import { getGradebook } from "#server/gradebook";
import { applyOverrides, previewOverrides } from "#server/overrideImport";
import { type CourseFixture, makeCourse, makeGradedSubmission } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

const heading = "Homework / Doubling";
const fileOf = (at: CourseFixture, points: string, column = heading): string =>
  `Name,E-mail,${column}\nSam,${at.people.student.email},${points}\n`;
const look = (at: CourseFixture, text: string, who: "ta" | "instructor" = "instructor") =>
  previewOverrides(at.people[who], { course: at.courseSlug, text });
const earnedOf = async (at: CourseFixture) =>
  (await getGradebook(at.people.ta, at.courseSlug)).students.find(({ userId }) => userId === at.people.student.userId)
    ?.assignments[0]?.items[0];

test("a file is previewed as from and to, and applied to the submission that counts, with reason and log", async () => {
  const at = await makeCourse();
  const best = await makeGradedSubmission(at, at.people.student, { score: 2 });
  await makeGradedSubmission(at, at.people.student, { score: 1 });
  const text = fileOf(at, "7.5");
  const preview = await look(at, text);
  expect(preview).toMatchObject({
    changes: [{ name: "Sam", column: heading, from: 6.6667, to: 7.5, points: 10 }],
    unchanged: 0,
    problems: [],
  });
  const order = { course: at.courseSlug, text, reason: "Curve", fingerprint: preview.fingerprint };
  expect(await applyOverrides(at.people.instructor, order)).toBe(1);
  expect(await earnedOf(at)).toMatchObject({ earned: 7.5, marks: ["override"], submissionIds: [best] });
  expect(await database().auditEvent.findMany({ where: { subjectId: best } })).toMatchObject([
    {
      action: "points set from a file",
      before: { points: null },
      after: { points: 2.25, reason: "Curve", shown: 7.5 },
    },
  ]);
  expect(await look(at, text)).toMatchObject({ changes: [], unchanged: 1 });
});

test("a second file changes the same review, and nothing when somebody else changed it meanwhile", async () => {
  const at = await makeCourse();
  const submissionId = await makeGradedSubmission(at, at.people.student, { score: 2 });
  await database().review.create({
    data: { submissionId, authorId: at.people.ta.userId, state: "finished", finishedAt: new Date(), comment: "Good." },
  });
  const text = fileOf(at, "3");
  const { fingerprint } = await look(at, text);
  await database().review.update({ where: { submissionId }, data: { revision: { increment: 1 } } });
  const order = { course: at.courseSlug, text, reason: "Curve" };
  await expect(applyOverrides(at.people.ta, { ...order, fingerprint })).rejects.toMatchObject({ code: "CONFLICT" });
  expect(await earnedOf(at)).toMatchObject({ marks: [] });

  const again = await look(at, text);
  await applyOverrides(at.people.ta, { ...order, fingerprint: again.fingerprint });
  expect(await database().review.findUniqueOrThrow({ where: { submissionId } })).toMatchObject({
    ...{ overridePoints: 0.9, overrideReason: "Curve", comment: "Good.", revision: 3 },
  });
});

test.each([
  [
    "an unknown person",
    "E-mail,Doubling\nnobody@example.edu,3\n",
    "Line 2: nobody@example.edu: no student of this course",
  ],
  ["no address", "E-mail,Doubling\n,3\n", "Line 2: there is no e-mail address"],
  ["an unknown column", "E-mail,Tripling\nx@y.z,3\n", "Column “Tripling”: there is no problem of this title."],
  ["an assignment", "E-mail,Homework\nx@y.z,3\n", "Column “Homework”: an assignment is the sum of its problems"],
])("%s is named and sets nothing", async (_, text, problem) => {
  const preview = await look(await makeCourse(), text);
  expect(preview.changes).toEqual([]);
  expect(preview.problems).toContainEqual(expect.stringContaining(problem));
});

test.each(["abc", "-1", "11", "7,5", "1e3", "=1+1", "NaN"])("the number %s is named as malformed", async (points) => {
  const at = await makeCourse();
  await makeGradedSubmission(at, at.people.student, { score: 1 });
  const preview = await look(at, fileOf(at, `"${points}"`));
  expect(preview).toMatchObject({ changes: [], problems: [expect.stringContaining("is not a number from 0 to 10")] });
});

test("a cell without any submission is listed as not possible, and so is one under review", async () => {
  const none = await makeCourse();
  expect(await look(none, fileOf(none, "3"))).toMatchObject({
    ...{ changes: [], problems: [expect.stringContaining("belong to a submission")] },
  });
  const begun = await makeCourse();
  const submissionId = await makeGradedSubmission(begun, begun.people.student, { score: 1 });
  await database().review.create({ data: { submissionId, authorId: begun.people.ta.userId } });
  expect(await look(begun, fileOf(begun, "3"))).toMatchObject({
    ...{ changes: [], problems: [expect.stringContaining("begun a review")] },
  });
});

test.each([
  ["", "INVALID"],
  ["Name,Points\nSam,3\n", "INVALID"],
  ["E-mail,A,A\n", "INVALID"],
  ['E-mail,A\nx@y.z,"3\n', "INVALID"],
])("the file %j is refused in words", async (text, code) => {
  await expect(look(await makeCourse(), text)).rejects.toMatchObject({ code });
});

test("a mark of UTF-8, quotes and our own apostrophes are read", async () => {
  const at = await makeCourse();
  await makeGradedSubmission(at, at.people.student, { score: 1 });
  const text = `\uFEFF"E-mail","${heading}","Total"\r\n"${at.people.student.email.toUpperCase()}"," 4 ","99"\r\n`;
  expect(await look(at, text)).toMatchObject({ changes: [{ to: 4 }], problems: [] });
});

test("a reason is required", async () => {
  const at = await makeCourse();
  const order = { course: at.courseSlug, text: fileOf(at, "3"), fingerprint: "0".repeat(64), reason: "  " };
  await expect(applyOverrides(at.people.ta, order)).rejects.toMatchObject({ code: "INVALID" });
});

test("students, strangers and staff of one section set nothing", async () => {
  const at = await makeCourse();
  const text = fileOf(at, "3");
  for (const who of ["student", "dropped", "stranger"] as const)
    await expect(previewOverrides(at.people[who], { course: at.courseSlug, text })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  const section = await database().section.create({ data: { courseId: at.courseId, name: "Tuesday" } });
  await database().enrollment.update({
    where: { courseId_userId: { courseId: at.courseId, userId: at.people.ta.userId } },
    data: { sectionId: section.id, isLimitedToSection: true },
  });
  await expect(look(at, text, "ta")).rejects.toMatchObject({ code: "FORBIDDEN" });
});
