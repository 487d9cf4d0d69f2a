import { z } from "zod";
import type { Database } from "./db";
import type { AnswerCounted } from "./grade";
import type { SubmissionRow } from "./progress";

/**
 * Of all submissions to parts of a course, those that can matter for a grade, by part and person.
 *
 * Nothing is graded here. Of the answers that came before the assignment's own due instant and that nobody reviewed only
 * the best is left, with those that equal it: whatever the late policy, it gives no less than the others, because an
 * extension only moves that instant to later. Of those that came afterwards the ones are left out which that best equals
 * or beats. Where the latest answer counts, what is left out is one that is followed by another before the assignment
 * closes, which an extension only moves to later, too. What was reviewed, and what waits for its verdict or a reader, is
 * never left out.
 *
 * Without their tables: an index holds all that this reads of gradings, in this order. It is read twice, which is cheaper
 * than to compare each answer with its neighbours.
 */
export async function findDecisiveAnswers(
  tx: Database,
  parts: readonly DecidedPart[],
): Promise<Map<string, Map<string, SubmissionRow[]>>> {
  const shares = Array.from({ length: readers }, (_, reader) => parts.filter((_, index) => index % readers === reader));
  const [reviews, ...answersOfShares] = await Promise.all([
    readReviews(tx, parts),
    ...shares.map((share) => readAnswers(tx, share)),
  ]);
  const found = new Map<string, Map<string, SubmissionRow[]>>();
  for (const [share, answers] of answersOfShares.entries())
    for (const [place, userId, id, submittedAt, status, score, maxScore] of answers) {
      const people = entryOf(found, shares[share]?.[place - 1]?.id ?? "", () => new Map<string, SubmissionRow[]>());
      const gradings = [{ status, score, maxScore }];
      const review = reviews.get(id) ?? null;
      entryOf(people, userId, () => []).push({ id, createdAt: new Date(submittedAt), gradings, review });
    }
  return found;
}

export interface DecidedPart {
  id: string;
  /** The assignment's own dates. */
  dueAt: Date;
  closesAt: Date;
  counts: AnswerCounted;
}

/** The parts are shared among so many queries at once: one uses one processor of the database's machine. */
const readers = 3;

function entryOf<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

type ReviewRow = NonNullable<SubmissionRow["review"]>;

/** Place of the part in the list (from 1), person, submission, milliseconds since 1970, verdict. */
const AnswersSchema = z.array(
  z.tuple([
    z.int(),
    z.string(),
    z.string(),
    z.number(),
    z.string().nullable(),
    z.number().nullable(),
    z.number().nullable(),
  ]),
);

/**
 * Part by part, so that each is read in the order of the index and nothing large is sorted, and with one text for all
 * rows: a driver makes an object of every row and value, which takes longer than the query.
 */
async function readAnswers(tx: Database, parts: readonly DecidedPart[]) {
  const ids = parts.map(({ id }) => id);
  // Of what came up to this moment only the best, or the latest, can matter.
  const moments = parts.map(({ counts, dueAt, closesAt }) => (counts === "best" ? dueAt : closesAt));
  const countsLatest = parts.map(({ counts }) => counts === "latest");
  const [row] = await tx.$queryRaw<{ answers: string }[]>`
    WITH reviewed AS MATERIALIZED (
      SELECT r."submissionId" FROM "Review" r JOIN "Submission" s ON s.id = r."submissionId"
      WHERE s."partId" = ANY(${ids}::uuid[])
    )
    SELECT coalesce(json_agg(json_build_array(part.place, "userId", "submissionId",
      (extract(epoch FROM "submittedAt") * 1000)::int8, status, score, "maxScore")), '[]')::text AS answers
    FROM unnest(${ids}::uuid[], ${moments}::timestamptz[], ${countsLatest}::boolean[]) WITH ORDINALITY
      AS part(id, moment, "countsLatest", place), LATERAL (
      SELECT "userId", "submissionId", "submittedAt", status, score, "maxScore"
      FROM "Grading" LEFT JOIN (
        SELECT "userId", max(score / "maxScore") AS share, max("submittedAt") AS latest
        FROM "Grading"
        WHERE "isCurrent" AND kind = 'submit' AND "partId" = part.id AND "submittedAt" <= part.moment
          AND "maxScore" > 0 AND status NOT IN ('invalid', 'grader-failed')
          AND "submissionId" NOT IN (SELECT "submissionId" FROM reviewed)
        GROUP BY "userId"
      ) before USING ("userId")
      WHERE "isCurrent" AND kind = 'submit' AND "partId" = part.id AND (
        CASE
          WHEN status IS NULL OR status = 'grader-failed' THEN true
          WHEN status = 'invalid' THEN false
          WHEN "maxScore" > 0 THEN CASE
            WHEN before.latest IS NULL THEN true
            WHEN part."countsLatest" THEN "submittedAt" >= before.latest
            WHEN "submittedAt" <= part.moment THEN score / "maxScore" = before.share
            ELSE score / "maxScore" > before.share END
          ELSE status = 'accepted' END
        OR "submissionId" IN (SELECT "submissionId" FROM reviewed))
    ) decisive`;
  return AnswersSchema.parse(JSON.parse(row?.answers ?? "[]"));
}

const ReviewsSchema = z.array(
  z.object({
    submissionId: z.string(),
    state: z.enum(["draft", "finished"]),
    overridePoints: z.number().nullable(),
    overrideReason: z.string().nullable(),
    updatedAt: z.number().transform((milliseconds) => new Date(milliseconds)),
    rubricItems: z.array(
      z.object({
        rubricItem: z.object({
          points: z.number(),
          group: z
            .object({ id: z.string(), leastPoints: z.number().nullable(), mostPoints: z.number().nullable() })
            .nullable(),
        }),
      }),
    ),
  }),
);

async function readReviews(tx: Database, parts: readonly { id: string }[]): Promise<Map<string, ReviewRow>> {
  const ids = parts.map(({ id }) => id);
  const [row] = await tx.$queryRaw<{ reviews: string }[]>`
    SELECT coalesce(json_agg(json_build_object('submissionId', r."submissionId", 'state', r.state,
      'overridePoints', r."overridePoints", 'overrideReason', r."overrideReason",
      'updatedAt', extract(epoch FROM r."updatedAt") * 1000, 'rubricItems', coalesce(applied.items, '[]'))), '[]')::text
      AS reviews
    FROM "Review" r JOIN "Submission" s ON s.id = r."submissionId"
    LEFT JOIN (
      SELECT a."reviewId", json_agg(json_build_object('rubricItem', json_build_object('points', i.points, 'group',
        CASE WHEN g.id IS NOT NULL THEN
          json_build_object('id', g.id, 'leastPoints', g."leastPoints", 'mostPoints', g."mostPoints") END))
        ORDER BY i.position, i.id) AS items
      FROM "RubricItem" i JOIN "AppliedRubricItem" a ON a."rubricItemId" = i.id
      LEFT JOIN "RubricGroup" g ON g.id = i."groupId"
      WHERE i."partId" = ANY(${ids}::uuid[])
      GROUP BY a."reviewId"
    ) applied ON applied."reviewId" = r.id
    WHERE s."partId" = ANY(${ids}::uuid[])`;
  const reviews = ReviewsSchema.parse(JSON.parse(row?.reviews ?? "[]"));
  return new Map(reviews.map(({ submissionId, ...review }) => [submissionId, review]));
}
