import { z } from "zod";
import { database } from "../db";
import { countedIn } from "./countedSubmissions";
import type { Tries } from "./tries";

const TriesSchema = z.array(
  z.tuple([z.string(), z.string(), z.int().positive(), z.number().nullable(), z.string(), z.string()]),
);

export interface FoundTries {
  tries: Tries[];
  /** Days of the first and the newest of these submissions, as clocks of the zone show them. Null without any. */
  days: { first: string; last: string } | null;
}

/** The tries of these students at these parts; who submitted nothing to a part is not there. */
export async function findTries(
  partIds: readonly string[],
  userIds: readonly string[],
  timeZone: string,
): Promise<FoundTries> {
  const [row] = await database().$queryRaw<{ tries: string }[]>`
    WITH counted AS (
      SELECT "partId", "userId", "submittedAt", status,
        row_number() OVER (PARTITION BY "partId", "userId" ORDER BY "submittedAt", "submissionId") AS place
      FROM "Grading" WHERE ${countedIn(partIds, userIds)}
    ), placed AS (
      SELECT *, min(place) FILTER (WHERE status = 'accepted') OVER (PARTITION BY "partId", "userId") AS success
      FROM counted
    ), tried AS (
      SELECT "partId", "userId", count(*) FILTER (WHERE success IS NULL OR place <= success) AS attempts,
        min("submittedAt") FILTER (WHERE place = success) AS "succeededAt",
        min("submittedAt") AS "firstAt", max("submittedAt") AS "lastAt"
      FROM placed GROUP BY "partId", "userId"
    )
    SELECT coalesce(json_agg(json_build_array(t."partId", t."userId", attempts,
        extract(epoch FROM "succeededAt" - least("firstAt", begun.at)) / 60,
        ("firstAt" AT TIME ZONE ${timeZone})::date, ("lastAt" AT TIME ZONE ${timeZone})::date)), '[]')::text AS tries
    FROM tried t LEFT JOIN (
      SELECT "partId", "userId", min("createdAt") AS at FROM "Submission"
      WHERE "partId" = ANY(${[...partIds]}::uuid[]) AND ("partId", "userId") NOT IN (
        SELECT "partId", "userId" FROM "Submission" WHERE "erasedAt" IS NOT NULL AND "partId" = ANY(${[...partIds]}::uuid[]))
      GROUP BY "partId", "userId"
    ) begun USING ("partId", "userId")`;
  const rows = TriesSchema.parse(JSON.parse(row?.tries ?? "[]"));
  const days = rows.flatMap(([, , , , first, last]) => [first, last]).sort();
  const [first, last] = [days[0], days.at(-1)];
  return {
    tries: rows.map(([partId, userId, attempts, minutes]) => ({ partId, userId, attempts, minutes })),
    days: first === undefined || last === undefined ? null : { first, last },
  };
}
