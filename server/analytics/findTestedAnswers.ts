import { z } from "zod";
import { TestStatusSchema, VisibilitySchema } from "#grader/verdict";
import { database } from "../db";
import { countedIn } from "./countedSubmissions";
import type { TestedAnswer } from "./testResults";

const AnswersSchema = z.array(
  z.tuple([
    z.string(),
    z.boolean(),
    z.boolean(),
    z.array(z.object({ name: z.string(), visibility: VisibilitySchema, status: TestStatusSchema })),
  ]),
);

/** Of each of these students the first and the newest submission to each part that compiled. */
export async function findTestedAnswers(
  partIds: readonly string[],
  userIds: readonly string[],
): Promise<TestedAnswer[]> {
  const [row] = await database().$queryRaw<{ answers: string }[]>`
    WITH ranked AS (
      SELECT "partId", "submissionId",
        row_number() OVER own = 1 AS "isFirst", lead("submissionId") OVER own IS NULL AS "isNewest"
      FROM "Grading" WHERE ${countedIn(partIds, userIds)} AND status <> 'compile-error'
      WINDOW own AS (PARTITION BY "partId", "userId" ORDER BY "submittedAt", "submissionId")
    )
    SELECT coalesce(json_agg(json_build_array(r."partId", "isFirst", "isNewest", tests.list)), '[]')::text AS answers
    FROM (SELECT * FROM ranked WHERE "isFirst" OR "isNewest") r
    JOIN "Grading" g ON g."submissionId" = r."submissionId" AND g."isCurrent",
    LATERAL (
      SELECT coalesce(json_agg(json_build_object('name', test.name, 'visibility', test.visibility, 'status', test.status)),
        '[]') AS list
      FROM jsonb_to_recordset(g.verdict -> 'tests') AS test(name text, visibility text, status text)
    ) tests`;
  return AnswersSchema.parse(JSON.parse(row?.answers ?? "[]")).map(([partId, isFirst, isNewest, tests]) => ({
    ...{ partId, isFirst, isNewest },
    tests: tests.map(({ name, visibility, status }) => ({ name, isPublic: visibility === "public", status })),
  }));
}
