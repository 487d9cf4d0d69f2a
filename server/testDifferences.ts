import { z } from "zod";
import type { Database } from "./db";

/** A test whose result differs between the verdict that counts and the one by the other version. */
export interface TestDifference {
  submissionId: string;
  partKey: string;
  /** Null: the verdicts differ as a whole, such as in points, and in no test's status. */
  test: string | null;
  /** Null: that version has no such test. */
  before: string | null;
  after: string | null;
}

const DifferencesSchema = z.array(
  z.object({
    submissionId: z.string(),
    partKey: z.string(),
    test: z.string().nullable(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
);

/**
 * By which tests the replayed answers of a change differ. The verdicts are long and of each only a few words are needed,
 * so they are compared where they are.
 */
export async function findTestDifferences(tx: Database, changeId: string): Promise<TestDifference[]> {
  const [row] = await tx.$queryRaw<{ differences: string }[]>`
    WITH replayed AS (
      SELECT shadow."submissionId", part.key AS "partKey", before.status AS "statusBefore", after.status AS "statusAfter",
        before.score IS DISTINCT FROM after.score OR before."maxScore" IS DISTINCT FROM after."maxScore" AS "pointsDiffer",
        before.verdict -> 'tests' AS "testsBefore", after.verdict -> 'tests' AS "testsAfter"
      FROM "Shadow" shadow JOIN "Grading" before ON before.id = shadow."beforeId"
        JOIN "Grading" after ON after.id = shadow."afterId" JOIN "Part" part ON part.id = after."partId"
      WHERE shadow."versionChangeId" = ${changeId}::uuid AND after.state = 'done'
    ), different AS (
      SELECT "submissionId", "partKey", test.name AS test, test.before, test.after
      FROM replayed, LATERAL (
        SELECT coalesce(b ->> 'name', a ->> 'name') AS name, b ->> 'status' AS before, a ->> 'status' AS after
        FROM jsonb_array_elements("testsBefore") AS b FULL JOIN jsonb_array_elements("testsAfter") AS a
          ON b ->> 'name' = a ->> 'name'
        WHERE b ->> 'status' IS DISTINCT FROM a ->> 'status'
      ) test
    )
    SELECT coalesce(json_agg(each ORDER BY "partKey", test, "submissionId"), '[]')::text AS differences FROM (
      SELECT * FROM different
      UNION ALL
      SELECT "submissionId", "partKey", NULL, "statusBefore", "statusAfter" FROM replayed
      WHERE ("statusBefore" <> "statusAfter" OR "pointsDiffer")
        AND "submissionId" NOT IN (SELECT "submissionId" FROM different)
    ) each`;
  return DifferencesSchema.parse(JSON.parse(row?.differences ?? "[]"));
}
