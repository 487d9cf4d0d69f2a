import { randomBytes } from "node:crypto";
import { matchParts } from "#server/matchParts";
import { ProblemSchema, type ProblemDefinition } from "#problems/schema";
import { type CourseDates, type CourseFixture, makeCourse, unique } from "./course";
import { database } from "./database";

export interface QuestionItem extends CourseFixture {
  questionItemId: string;
  questionSlug: string;
  /** By the part's key. */
  partIds: Record<string, string>;
}

/** A course with a second item in its assignment, of questions. `versionId` is theirs. */
export async function makeQuestionItem(
  parts: ProblemDefinition["parts"],
  dates: CourseDates = { latePercentPerDay: 0 },
): Promise<QuestionItem> {
  const at = await makeCourse(dates);
  const definition: ProblemDefinition = { title: "Questions", summary: "Questions.", parts };
  const problem = await database().problem.create({ data: { slug: unique("questions") } });
  const version = await database().problemVersion.create({
    data: {
      ...{ problemId: problem.id, number: 1, hash: randomBytes(32).toString("hex"), files: {}, definition },
      ...{ statementHtml: "<p>Questions.</p>", gradingSeed: randomBytes(16).toString("hex") },
    },
  });
  const item = await database().item.create({
    data: { assignmentId: at.assignmentId, problemId: problem.id, versionId: version.id, position: 2, points: 3 },
  });
  await database().$transaction((tx) =>
    matchParts(tx, item.id, { before: [], after: ProblemSchema.parse(definition).parts }),
  );
  const rows = await database().part.findMany({ where: { itemId: item.id }, select: { id: true, key: true } });
  return {
    ...{ ...at, versionId: version.id, questionItemId: item.id, questionSlug: problem.slug },
    partIds: Object.fromEntries(rows.map(({ id, key }) => [key, id])),
  };
}
