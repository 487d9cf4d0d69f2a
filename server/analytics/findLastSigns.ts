import { database } from "../db";

/**
 * When these people last opened an assignment, began a timed one, typed, ran tests or handed something in, by person. Who
 * never did is not there.
 */
export async function findLastSigns(courseId: string, userIds: readonly string[]): Promise<Map<string, Date>> {
  const rows = await database().$queryRaw<{ userId: string; at: Date }[]>`
    WITH person AS MATERIALIZED (SELECT unnest(${[...userIds]}::uuid[]) AS id),
    assignment AS MATERIALIZED (SELECT id FROM "Assignment" WHERE "courseId" = ${courseId}::uuid),
    part AS MATERIALIZED (
      SELECT p.id FROM "Part" p JOIN "Item" i ON i.id = p."itemId" JOIN assignment a ON a.id = i."assignmentId"
    ), sign AS (
      -- One place of an index for each person and part, however often they handed in.
      SELECT person.id AS "userId", newest."createdAt" AS at FROM person CROSS JOIN part CROSS JOIN LATERAL (
        SELECT "createdAt" FROM "Submission" s
        WHERE s."partId" = part.id AND s."userId" = person.id AND s."erasedAt" IS NULL
        ORDER BY "createdAt" DESC LIMIT 1) newest
      UNION ALL SELECT d."userId", d."savedAt" FROM "Draft" d WHERE d."partId" IN (SELECT id FROM part)
      UNION ALL SELECT l."userId", l."lookedAt" FROM "Look" l WHERE l."assignmentId" IN (SELECT id FROM assignment)
      UNION ALL SELECT t."userId", t."startedAt" FROM "TimedStart" t WHERE t."assignmentId" IN (SELECT id FROM assignment)
    )
    SELECT "userId", max(at) AS at FROM sign WHERE "userId" IN (SELECT id FROM person) GROUP BY "userId"`;
  return new Map(rows.map(({ userId, at }) => [userId, at]));
}
