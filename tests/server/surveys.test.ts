import { randomBytes } from "node:crypto";
import type { Actor } from "#server/actor";
import { AppError } from "#server/errors";
import { matchParts } from "#server/matchParts";
import { submitAnswer } from "#server/submissions";
import { eraseSurveyAnswers, exportSurvey, listSurveys } from "#server/surveys";
import { checkAnswer, displayAnswer } from "#problems/kinds/kinds";
import { AnswerSchema, ProblemSchema, type ProblemDefinition } from "#problems/schema";
import { type CourseFixture, makeCourse, newClientKey, unique } from "../course";
import { database, useFreshDatabase } from "../database";

useFreshDatabase();

const definition: ProblemDefinition = {
  title: "About your work",
  summary: "About your work.",
  parts: [
    {
      ...{ kind: "survey", id: "people", title: "People", points: 1, source: "test.1" },
      ...{ prompt: "With whom?", explanation: "-" },
      fields: [
        { kind: "people", id: "with", label: "Names" },
        { kind: "hours", id: "hours", label: "Hours" },
      ],
    },
  ],
};

interface SurveyFixture extends CourseFixture {
  surveyItemId: string;
  surveyPartId: string;
}

async function makeSurvey(): Promise<SurveyFixture> {
  const at = await makeCourse();
  const problem = await database().problem.create({ data: { slug: unique("survey") } });
  const version = await database().problemVersion.create({
    data: {
      ...{ problemId: problem.id, number: 1, hash: randomBytes(32).toString("hex"), files: {}, definition },
      ...{ statementHtml: "<p>Say.</p>", gradingSeed: randomBytes(16).toString("hex") },
    },
  });
  const item = await database().item.create({
    data: { assignmentId: at.assignmentId, problemId: problem.id, versionId: version.id, position: 2, points: 1 },
  });
  await database().$transaction((tx) =>
    matchParts(tx, item.id, { before: [], after: ProblemSchema.parse(definition).parts }),
  );
  const part = await database().part.findFirstOrThrow({ where: { itemId: item.id } });
  return { ...at, versionId: version.id, surveyItemId: item.id, surveyPartId: part.id };
}

async function answer(
  at: SurveyFixture,
  actor: Actor,
  names: string[],
  { minutesAgo = 0, status = "accepted" }: { minutesAgo?: number; status?: string } = {},
): Promise<void> {
  const createdAt = new Date(Date.now() - 60_000 * minutesAgo);
  await database().submission.create({
    data: {
      ...{ partId: at.surveyPartId, userId: actor.userId, versionId: at.versionId, kind: "submit", createdAt },
      answer: {
        kind: "survey",
        entries: [
          { id: "with", value: names },
          { id: "hours", value: "6½" },
        ],
      },
      clientKey: newClientKey(),
      gradings: {
        create: {
          ...{ reason: "live", versionId: at.versionId, seed: "s", isCurrent: true, state: "done", attempt: 1 },
          ...{ finishedAt: createdAt, engine: "0.1.0", status, score: 1, maxScore: 1, verdict: {} },
        },
      },
    },
  });
}

const exported = (at: SurveyFixture, actor: Actor) => exportSurvey(actor, at.surveyPartId);

test("staff get the latest complete answer of every student, by name", async () => {
  const at = await makeSurvey();
  const { student, otherStudent, ta, dropped } = at.people;
  await answer(at, student, ["Ada"], { minutesAgo: 3 });
  await answer(at, student, ["Grace", "none"], { minutesAgo: 2 });
  await answer(at, student, [], { minutesAgo: 1, status: "invalid" });
  await answer(at, otherStudent, ["=HYPERLINK(1)"]);
  await answer(at, ta, ["Trying it out"]);
  await answer(at, dropped, ["Long gone"]);
  for (const person of [ta, at.people.instructor])
    expect(await exported(at, person)).toEqual({
      ...{ title: "People", assignment: "Homework", canErase: person === at.people.instructor },
      columns: ["Names", "Hours"],
      rows: [
        {
          ...{
            userId: otherStudent.userId,
            name: "Olu",
            email: otherStudent.email,
            isErased: false,
            submittedAt: expect.any(Date) as Date,
          },
          cells: ["=HYPERLINK(1)", "6.5"],
        },
        {
          ...{
            userId: student.userId,
            name: "Sam",
            email: student.email,
            isErased: false,
            submittedAt: expect.any(Date) as Date,
          },
          cells: ["Grace\nnone", "6.5"],
        },
      ],
    });
});

test.each(["student", "otherStudent", "dropped", "stranger"] as const)(
  "%s does not learn what others said",
  async (who) => {
    const at = await makeSurvey();
    await answer(at, at.people.student, ["Ada"]);
    await expect(exported(at, at.people[who])).rejects.toMatchObject({ code: "NOT_FOUND" });
  },
);

test("a part of another kind or of nothing is refused", async () => {
  const at = await makeSurvey();
  const { ta } = at.people;
  const refused = (partId: string) =>
    exportSurvey(ta, partId).catch((error: unknown) => (error instanceof AppError ? error.code : error));
  expect(await refused(at.partId)).toBe("INVALID");
  expect(await refused("nothing")).toBe("NOT_FOUND");
});

test("staff see the surveys of a course with how many answered, and nobody else does", async () => {
  const at = await makeSurvey();
  await answer(at, at.people.student, ["Ada"]);
  await answer(at, at.people.student, ["Grace"]);
  await answer(at, at.people.ta, ["Trying it out"]);
  expect(await listSurveys(at.people.ta, at.courseSlug)).toEqual([
    { partId: at.surveyPartId, assignment: "Homework", title: "People", answered: 1 },
  ]);
  for (const who of ["student", "dropped", "stranger"] as const)
    await expect(listSurveys(at.people[who], at.courseSlug)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a TA of one section reads what students of that section said", async () => {
  const at = await makeSurvey();
  const { student, otherStudent, ta } = at.people;
  await answer(at, student, ["Ada"]);
  await answer(at, otherStudent, ["Grace"]);
  const { id: sectionId } = await database().section.create({ data: { courseId: at.courseId, name: "A" } });
  for (const { userId } of [student, ta])
    await database().enrollment.updateMany({
      where: { courseId: at.courseId, userId },
      data: { sectionId, isLimitedToSection: userId === ta.userId },
    });
  expect((await exported(at, ta)).rows.map(({ name }) => name)).toEqual(["Sam"]);
  expect((await listSurveys(ta, at.courseSlug))[0]?.answered).toBe(1);
});

const erase = (at: SurveyFixture, actor: Actor, whose: Actor) =>
  eraseSurveyAnswers(actor, { partId: at.surveyPartId, userId: whose.userId });

/** Everything that the database holds as text. */
async function everything(): Promise<string> {
  const tables = await Promise.all([
    database().submission.findMany(),
    database().grading.findMany(),
    database().draft.findMany(),
    database().auditEvent.findMany(),
  ]);
  return JSON.stringify(tables);
}

test("erasing takes away what one student wrote wherever it stands, keeps the credit, and is logged", async () => {
  const at = await makeSurvey();
  const { student, otherStudent, instructor } = at.people;
  await answer(at, student, ["Ada-to-erase"], { minutesAgo: 3 });
  await answer(at, student, ["Grace-to-erase"], { minutesAgo: 2 });
  await answer(at, student, ["Half-to-erase"], { minutesAgo: 1, status: "invalid" });
  await answer(at, otherStudent, ["Alan-to-stay"]);
  await database().draft.create({
    data: { partId: at.surveyPartId, userId: student.userId, text: "Linus-to-erase" },
  });
  await erase(at, instructor, student);
  const left = await everything();
  expect(left).not.toContain("-to-erase");
  expect(left).toContain("Alan-to-stay");
  const { rows } = await exported(at, instructor);
  expect(rows.map(({ name, isErased, cells }) => [name, isErased, cells])).toEqual([
    ["Olu", false, ["Alan-to-stay", "6.5"]],
    ["Sam", true, ["", ""]],
  ]);
  const scores = await database().grading.findMany({
    where: { submission: { userId: student.userId }, status: "accepted" },
    select: { score: true },
  });
  expect(scores).toEqual([{ score: 1 }, { score: 1 }]);
  const [event] = await database().auditEvent.findMany({ where: { courseId: at.courseId } });
  expect(event).toMatchObject({
    ...{ actorId: instructor.userId, action: "survey answers erased", subjectId: at.surveyPartId },
    before: { student: student.userId, answers: 3, drafts: 1 },
    after: { student: student.userId, answers: 0, drafts: 0 },
  });
});

test("an erased answer is worth what it was when it is graded again, and nobody can hand one in", async () => {
  const at = await makeSurvey();
  const { student, instructor } = at.people;
  await answer(at, student, ["Ada"]);
  await erase(at, instructor, student);
  const [stored] = await database().submission.findMany({ where: { partId: at.surveyPartId } });
  const [part] = ProblemSchema.parse(definition).parts;
  const erased = AnswerSchema.parse(stored?.answer);
  if (part?.kind !== "survey" || erased.kind !== "survey") throw new Error("it is a survey");
  expect(checkAnswer(part, erased, { seed: "s" })).toMatchObject({ rows: [{ points: 1, maxPoints: 1 }] });
  expect(displayAnswer(part, erased)).toBe("What was written here was erased.");
  const order = { itemId: at.surveyItemId, partId: at.surveyPartId, kind: "submit" as const };
  await expect(submitAnswer(student, { ...order, answer: erased, clientKey: newClientKey() })).rejects.toMatchObject({
    code: "INVALID",
  });
});

test.each([
  ["ta", "FORBIDDEN"],
  ["student", "NOT_FOUND"],
  ["otherStudent", "NOT_FOUND"],
  ["stranger", "NOT_FOUND"],
] as const)("%s erases nothing: %s", async (who, code) => {
  const at = await makeSurvey();
  await answer(at, at.people.student, ["Ada"]);
  await expect(erase(at, at.people[who], at.people.student)).rejects.toMatchObject({ code });
  expect(await everything()).toContain("Ada");
});

test("nothing of somebody outside the course, of another part, or still being graded is erased", async () => {
  const at = await makeSurvey();
  const { student, instructor, stranger } = at.people;
  await expect(erase(at, instructor, stranger)).rejects.toMatchObject({ code: "NOT_FOUND" });
  const elsewhere = { partId: at.partId, userId: student.userId };
  await expect(eraseSurveyAnswers(instructor, elsewhere)).rejects.toMatchObject({ code: "INVALID" });
  await submitAnswer(student, {
    ...{ itemId: at.surveyItemId, partId: at.surveyPartId, kind: "submit", clientKey: newClientKey() },
    answer: { kind: "survey", entries: [{ id: "with", value: ["Ada"] }] },
  });
  await expect(erase(at, instructor, student)).rejects.toMatchObject({ code: "CONFLICT" });
});
