import { randomBytes } from "node:crypto";
import type { Actor } from "#server/actor";
import { AppError } from "#server/errors";
import { matchParts } from "#server/matchParts";
import { exportSurvey } from "#server/surveys";
import { ProblemSchema, type ProblemDefinition } from "#problems/schema";
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

const exported = (at: SurveyFixture, actor: Actor) =>
  exportSurvey(actor, { itemId: at.surveyItemId, partId: at.surveyPartId });

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
      title: "People",
      columns: ["Names", "Hours"],
      rows: [
        {
          ...{ name: "Olu", email: otherStudent.email, submittedAt: expect.any(Date) as Date },
          cells: ["=HYPERLINK(1)", "6.5"],
        },
        {
          ...{ name: "Sam", email: student.email, submittedAt: expect.any(Date) as Date },
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

test("an assistant who is limited to a section gets the answers of its students alone", async () => {
  const at = await makeSurvey();
  const { student, otherStudent, ta } = at.people;
  await answer(at, student, ["Ada"]);
  await answer(at, otherStudent, ["Grace"]);
  const { id: sectionId } = await database().section.create({ data: { courseId: at.courseId, name: "Tuesday" } });
  const enrolled = (userId: string) => ({ courseId_userId: { courseId: at.courseId, userId } });
  await database().enrollment.update({ where: enrolled(student.userId), data: { sectionId } });
  await database().enrollment.update({
    where: enrolled(ta.userId),
    data: { sectionId, isLimitedToSection: true },
  });
  expect((await exported(at, ta)).rows.map(({ name }) => name)).toEqual(["Sam"]);
});

test("a part of another kind, of another item or of nothing is refused", async () => {
  const at = await makeSurvey();
  const { ta } = at.people;
  const refused = (itemId: string, partId: string) =>
    exportSurvey(ta, { itemId, partId }).catch((error: unknown) => (error instanceof AppError ? error.code : error));
  expect(await refused(at.itemId, at.partId)).toBe("INVALID");
  expect(await refused(at.itemId, at.surveyPartId)).toBe("NOT_FOUND");
  expect(await refused("nothing", at.surveyPartId)).toBe("NOT_FOUND");
});
