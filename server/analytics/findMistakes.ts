import { z } from "zod";
import { database } from "../db";
import type { PeriodUnit } from "./calendar";
import { countedIn } from "./countedSubmissions";
import type { MistakeCount } from "./mistakes";

const CountsSchema = z.array(
  z.object({
    partId: z.string().nullable(),
    mistake: z.string().nullable(),
    title: z.string().nullable(),
    period: z.string().nullable(),
    answers: z.int(),
    students: z.int(),
  }),
);

/**
 * The mistakes that were named in these students' failed answers, by day or week and over all. An answer with mistakes in
 * two functions counts for both.
 */
export async function findMistakes(
  partIds: readonly string[],
  userIds: readonly string[],
  { unit, timeZone }: { unit: PeriodUnit; timeZone: string },
): Promise<MistakeCount[]> {
  const [row] = await database().$queryRaw<{ counts: string }[]>`
    WITH failed AS MATERIALIZED (
      SELECT "partId", "userId", "submissionId", "submittedAt",
        CASE WHEN jsonb_typeof(said.diagnosis) = 'object'
          THEN jsonb_build_array(said.diagnosis) || coalesce(said."furtherDiagnoses", '[]') END AS found
      -- Both at once: what is read of a verdict unpacks all of it.
      FROM "Grading", jsonb_to_record(verdict) AS said(diagnosis jsonb, "furtherDiagnoses" jsonb)
      WHERE ${countedIn(partIds, userIds)} AND status NOT IN ('accepted', 'compile-error')
    ), named AS MATERIALIZED (
      SELECT "partId", "userId", "submissionId", named ->> 'mistake' AS mistake, named ->> 'title' AS title,
        to_char(date_trunc(${unit}, "submittedAt" AT TIME ZONE ${timeZone}), 'YYYY-MM-DD') AS period
      FROM failed LEFT JOIN LATERAL jsonb_array_elements(found) AS named ON true
    ), counted AS (
      SELECT "partId", mistake, max(title) AS title, period, count(DISTINCT "submissionId")::int AS answers,
        count(DISTINCT "userId")::int AS students
      FROM named GROUP BY GROUPING SETS (("partId", mistake, period), ("partId", mistake))
      UNION ALL
      SELECT NULL, NULL, NULL, period, count(*)::int, count(DISTINCT "userId")::int
      FROM named WHERE mistake IS NULL GROUP BY GROUPING SETS ((period), ()) HAVING count(*) > 0
    )
    SELECT coalesce(json_agg(counted), '[]')::text AS counts FROM counted`;
  return CountsSchema.parse(JSON.parse(row?.counts ?? "[]"));
}
