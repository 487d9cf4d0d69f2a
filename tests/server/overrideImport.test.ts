import { getGradebook } from "#server/gradebook";
import { applyOverrides, previewOverrides } from "#server/overrideImport";
import type { ProblemDefinition } from "#problems/schema";
import { type CourseFixture, makeAssignment, makeCourse, makeGradedSubmission } from "../course";
import { database, useFreshDatabase } from "../database";
import { makeQuestionItem } from "../questionItem";

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
  expect(await earnedOf(at)).toMatchObject({ earned: 7.5, marks: ["override"], parts: [{ submissionId: best }] });
  expect(await database().auditEvent.findMany({ where: { courseId: at.courseId } })).toMatchObject([
    {
      ...{ action: "points set from a file", actorId: at.people.instructor.userId },
      after: { submissionId: best, overridePoints: 2.25, overrideReason: "Curve" },
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
  [
    "an unknown column",
    "E-mail,Tripling\nx@y.z,3\n",
    "Column “Tripling”: there is no problem and no part of this title.",
  ],
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

const question = (id: string, title: string, points: number): ProblemDefinition["parts"][number] => ({
  ...{ kind: "upload", id, title, points, source: "test.1", prompt: "Draw.", explanation: "-" },
  ...{ accepts: ["png"], maxFiles: 2, maxMiB: 1, rubric: [{ id: "drawn", text: "Drawn.", points }] },
});

/** An item of 3 points whose parts have 2 and 4, and an answer of the student to each of those that are named. */
async function makeParts(answered: readonly string[], titles = { plots: "Plots", table: "Table" }) {
  const at = await makeQuestionItem([question("plots", titles.plots, 2), question("table", titles.table, 4)]);
  const ids = new Map<string, string>();
  for (const key of answered) {
    const partId = at.partIds[key] ?? "";
    ids.set(key, await makeGradedSubmission({ ...at, partId }, at.people.student, { score: 0 }));
  }
  const points = async (key: string) =>
    (await database().review.findUnique({ where: { submissionId: ids.get(key) ?? "" } }))?.overridePoints;
  const set = async (text: string) => {
    const { fingerprint } = await look(at, text);
    return applyOverrides(at.people.instructor, { course: at.courseSlug, text, reason: "Curve", fingerprint });
  };
  return { at, points, set };
}

const itemTitle = "Homework / Questions";

test("points of an item with several parts are shared out among them as each can give", async () => {
  const { at, points, set } = await makeParts(["plots", "table"]);
  const text = fileOf(at, "1.5", itemTitle);
  expect(await look(at, text)).toMatchObject({
    changes: [
      { column: `${itemTitle} / Plots`, from: 0, to: 1, points: 2 },
      { column: `${itemTitle} / Table`, from: 0, to: 2, points: 4 },
    ],
    problems: [],
  });
  expect(await set(text)).toBe(2);
  expect([await points("plots"), await points("table")]).toEqual([1, 2]);
  expect(await look(at, text)).toMatchObject({ changes: [], unchanged: 1, problems: [] });
});

test.each([`${itemTitle} / Table`, `${itemTitle} / table`, "Questions / Table"])(
  "the column %s sets one part in its own points",
  async (column) => {
    const { at, points, set } = await makeParts(["plots", "table"]);
    const text = fileOf(at, "3.5", column);
    expect(await look(at, text)).toMatchObject({ changes: [{ column, from: 0, to: 3.5, points: 4 }], problems: [] });
    expect(await set(text)).toBe(1);
    expect([await points("plots"), await points("table")]).toEqual([undefined, 3.5]);
  },
);

test("an item is set in all parts or in none: one without an answer is named", async () => {
  const { at } = await makeParts(["plots"]);
  expect(await look(at, fileOf(at, "3", itemTitle))).toMatchObject({
    changes: [],
    problems: [
      `Line 2, ${itemTitle}: Sam handed in nothing to “${itemTitle} / Table” that could be graded, and points set by a person belong to a submission. Give each part a column of its own.`,
    ],
  });
});

test("beside columns of its parts an item is not set, and is no trouble while it says what stands there", async () => {
  const { at } = await makeParts(["plots", "table"]);
  const both = (item: string) => `E-mail,${itemTitle},${itemTitle} / Plots\n${at.people.student.email},${item},2\n`;
  expect(await look(at, both("0"))).toMatchObject({ changes: [{ to: 2 }], unchanged: 1, problems: [] });
  expect(await look(at, both("3"))).toMatchObject({
    changes: [{ to: 2 }],
    problems: [`Line 2, ${itemTitle}: parts of this problem have columns of their own, so its sum is not set.`],
  });
});

test("a heading that can mean several columns names them, and sets nothing", async () => {
  const { at } = await makeParts(["plots"]);
  const twice = await makeAssignment(at.courseId, {});
  await database().assignment.update({ where: { id: twice.assignmentId }, data: { title: "Project" } });
  const { changes, problems } = await look(at, fileOf(at, "1", "Doubling"));
  expect(changes).toEqual([]);
  expect(problems).toEqual([
    "Column “Doubling”: this can mean “Homework / Doubling” or “Project / Doubling”; write one of them.",
  ]);
});

test("parts of the same title are told apart by their keys", async () => {
  const { at } = await makeParts(["plots", "table"], { plots: "Answer", table: "Answer" });
  const [sheet] = (await getGradebook(at.people.ta, at.courseSlug)).assignments;
  expect(sheet?.items[1]?.parts.map(({ title }) => title)).toEqual(["plots", "table"]);
  expect(await look(at, fileOf(at, "1", `${itemTitle} / table`))).toMatchObject({ changes: [{ points: 4 }] });
});

test("points set by a file make a copied review its own", async () => {
  const at = await makeCourse();
  const [source, copy] = [
    await makeGradedSubmission(at, at.people.otherStudent, { score: 2 }),
    await makeGradedSubmission(at, at.people.student, { score: 2 }),
  ];
  const data = { authorId: at.people.ta.userId, state: "finished" as const, finishedAt: new Date() };
  const { id: sourceId } = await database().review.create({ data: { ...data, submissionId: source } });
  await database().review.create({ data: { ...data, submissionId: copy, sourceId } });
  const text = fileOf(at, "3");
  const { fingerprint } = await look(at, text);
  await applyOverrides(at.people.ta, { course: at.courseSlug, text, reason: "Curve", fingerprint });
  expect(await database().review.findUniqueOrThrow({ where: { submissionId: copy } })).toMatchObject({
    ...{ sourceId: null, overridePoints: 0.9 },
  });
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
