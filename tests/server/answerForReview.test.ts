import type { TestResult } from "#grader/verdict";
import { getAnswerForReview, getPartForReview } from "#server/answerForReview";
import { getGradingPart } from "#server/gradingPart";
import { saveReview } from "#server/reviews";
import { database, useFreshDatabase } from "../database";
import { makeGradedSubmission } from "../course";
import { type GradingCourse, handInText, makeGradingCourse } from "../gradingCourse";

useFreshDatabase();

const open = (at: GradingCourse, submissionId: string, isBlind = false) =>
  getAnswerForReview(at.people.ta, submissionId, { isBlind });

test("a written answer comes rendered and without its markup, with who wrote it and when", async () => {
  const at = await makeGradingCourse();
  const section = await database().section.create({ data: { courseId: at.courseId, name: "Tuesday" } });
  await database().enrollment.update({
    where: { courseId_userId: { courseId: at.courseId, userId: at.people.student.userId } },
    data: { sectionId: section.id },
  });
  const submissionId = await handInText(at, at.people.student, { markdown: "**Down** <script>alert(1)</script> $x$" });
  const answer = await open(at, submissionId);
  expect(answer).toMatchObject({
    ...{ submissionId, partId: at.partId, daysLate: 0, review: null, verdict: { status: "accepted", maxScore: 0 } },
    student: { name: "Sam", email: at.people.student.email, section: "Tuesday" },
  });
  const html = answer.answer.kind === "question" ? answer.answer.html : "";
  expect(html).toContain("<strong>Down</strong>");
  expect(html).toContain('class="katex"');
  expect(html).not.toContain("<script");
});

test("who does not want to know is told neither name nor address, anywhere", async () => {
  const at = await makeGradingCourse();
  await handInText(at, at.people.student, { submittedAt: new Date(Date.now() - 60_000) });
  const submissionId = await handInText(at, at.people.student);
  const text = JSON.stringify(await open(at, submissionId, true));
  for (const secret of ["Sam", at.people.student.email, at.people.student.userId]) expect(text).not.toContain(secret);
  expect(JSON.stringify(await open(at, submissionId))).toContain(at.people.student.email);
});

test("staff see hidden tests in full and the reason of a failure of ours", async () => {
  const at = await makeGradingCourse();
  const part = await database().part.findFirstOrThrow({ where: { itemId: at.itemId } });
  const { versionId } = await database().item.findUniqueOrThrow({ where: { id: at.itemId } });
  const nothingMore = { input: [], isCounterexample: false, places: [] };
  const tests: Partial<TestResult>[] = [
    { name: "doubles 2", visibility: "public", status: "passed", points: 1, maxPoints: 1, studentMs: 1 },
    {
      ...{
        name: "doubles halves",
        visibility: "hidden",
        status: "runtime-error",
        points: 0,
        maxPoints: 2,
        studentMs: 1,
      },
      ...{ message: "threw at 0.5", failure: { call: "double(0.5)", ...nothingMore }, output: "printed" },
    },
  ];
  const submissionId = await makeGradedSubmission({ partId: part.id, versionId }, at.people.student, {
    ...{ score: 1, status: "runtime-error" },
    tests,
  });
  const { answer, verdict } = await open(at, submissionId);
  expect(answer).toEqual({ kind: "code", source: "export const double = (x: number) => 2 * x;" });
  expect(verdict).toMatchObject({
    status: "runtime-error",
    tests: [
      { status: "passed" },
      {
        status: "runtime-error",
        message: "threw at 0.5",
        failure: { call: "double(0.5)", ...nothingMore },
        output: "printed",
      },
    ],
  });
});

test("the history has everything that was handed in, and what people said about it when they finished", async () => {
  const at = await makeGradingCourse();
  const first = await handInText(at, at.people.student, { submittedAt: new Date(Date.now() - 120_000) });
  const second = await handInText(at, at.people.student, { submittedAt: new Date(Date.now() - 60_000) });
  const third = await handInText(at, at.people.student);
  await handInText(at, at.people.otherStudent);
  const said = { revision: null, override: null, comment: "See *this*." };
  await saveReview(at.people.ta, { ...said, submissionId: first, rubricItemIds: [at.direction], state: "finished" });
  await saveReview(at.people.ta, { ...said, submissionId: second, rubricItemIds: [at.length], state: "draft" });
  const { history, review } = await open(at, third);
  expect(review).toBeNull();
  expect(history.map(({ id }) => id)).toEqual([third, second, first]);
  expect(history.map(({ reviewed }) => reviewed)).toEqual([
    null,
    null,
    {
      ...{ by: "Tara", comment: "See *this*.", points: null, rubricTexts: ["Names the direction."] },
      commentHtml: "<p>See <em>this</em>.</p>",
    },
  ]);
});

test("lateness is counted from the student's own due date", async () => {
  const at = await makeGradingCourse();
  const dueAt = new Date(Date.now() - 30 * 3_600_000);
  await database().assignment.update({
    where: { id: at.assignmentId },
    data: { opensAt: new Date(dueAt.getTime() - 1), dueAt, closesAt: new Date(Date.now() + 3_600_000) },
  });
  const submissionId = await handInText(at, at.people.student);
  expect(await open(at, submissionId)).toMatchObject({ daysLate: 2 });
  await database().extension.create({
    data: {
      ...{ courseId: at.courseId, assignmentId: at.assignmentId, userId: at.people.student.userId, reason: "Ill." },
      ...{ dueAt: new Date(Date.now() - 3_600_000), closesAt: new Date(Date.now() + 3_600_000) },
      granterId: at.people.instructor.userId,
    },
  });
  expect(await open(at, submissionId)).toMatchObject({ daysLate: 1 });
});

test("the task comes with what its author says about right and wrong answers", async () => {
  const at = await makeGradingCourse();
  const part = await getPartForReview(await getGradingPart(at.people.ta, at.partId));
  expect(part).toMatchObject({
    ...{ id: at.partId, kind: "written", title: "Why it goes down", problemTitle: "Signs", points: 3 },
    ...{ statementHtml: "<p>About signs.</p>", reference: null, assignmentTitle: "Homework" },
    misconceptions: [{ id: "up", text: "It goes up", feedback: "Look at the **sign**." }],
  });
  expect(part.promptHtml).toContain("katex");
  expect(part.explanationHtml).toContain("<em>sign</em>");
  const code = await database().part.findFirstOrThrow({ where: { itemId: at.itemId } });
  expect(await getPartForReview(await getGradingPart(at.people.ta, code.id))).toMatchObject({
    ...{ kind: "code", promptHtml: null, explanationHtml: null, misconceptions: [] },
    reference: "export const double = (x: number): number => 2 * x;\n",
  });
});

test.each(["student", "otherStudent", "dropped", "stranger"] as const)("a %s is shown nothing", async (who) => {
  const at = await makeGradingCourse();
  const submissionId = await handInText(at, at.people.student);
  const refused = { code: "NOT_FOUND" };
  await expect(getAnswerForReview(at.people[who], submissionId, { isBlind: true })).rejects.toMatchObject(refused);
  await expect(getGradingPart(at.people[who], at.partId)).rejects.toMatchObject(refused);
});

test("staff's own work and what was only run are no answers", async () => {
  const at = await makeGradingCourse();
  const own = await handInText(at, at.people.instructor);
  const run = await makeGradedSubmission(at, at.people.student, { score: 3, kind: "run" });
  for (const id of [own, run]) await expect(open(at, id)).rejects.toMatchObject({ code: "NOT_FOUND" });
});
