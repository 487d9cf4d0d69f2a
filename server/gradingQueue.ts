import type { Access } from "./access";
import { claimLapsesAfterSeconds } from "./claims";
import { database, sqlPiece, type SqlPiece } from "./db";

/** A student's answer to a part: the newest of their submissions that count. */
export interface AnswerRow {
  submissionId: string;
  userId: string;
  name: string;
  email: string;
  sectionId: string | null;
  createdAt: Date;
  /** What the tests said. */
  status: string;
  score: number;
  maxScore: number;
  review: {
    state: "draft" | "finished";
    authorId: string;
    sourceId: string | null;
    auditAskedAt: Date | null;
    auditedAt: Date | null;
  } | null;
  /** Who has it open for grading. A claim that lapsed is none. */
  claim: { graderId: string; graderName: string; renewedAt: Date } | null;
}

/**
 * The answers of a part by the students whom this member of staff sees: one a student, the newest that was graded and
 * counts. Runs, malformed answers, failures of ours, the work of staff and of those who dropped the course are no
 * answers. Ordered by id of the submission, which is the order of handing in.
 *
 * @returns nothing for a part of another course
 */
export async function findAnswers(access: Access, partId: string): Promise<AnswerRow[]> {
  const rows = await database().$queryRaw<StoredRow[]>`
    SELECT a."submissionId", a."userId", a.name, a.email, a."sectionId", a."createdAt", a.status, a.score, a."maxScore",
      r.state::text AS "reviewState", r."authorId", r."sourceId", r."auditAskedAt", r."auditedAt",
      c."graderId", grader.name AS "graderName", c."renewedAt"
    FROM (${countingAnswers(access, [partId])}) a
      LEFT JOIN "Review" r ON r."submissionId" = a."submissionId"
      LEFT JOIN "Claim" c ON c."submissionId" = a."submissionId" AND ${isHeld}
      LEFT JOIN "User" grader ON grader.id = c."graderId"
    ORDER BY a."submissionId"`;
  return rows.map(toAnswerRow);
}

/** Whether the claim "c" has not lapsed. */
export const isHeld = sqlPiece`
  c."renewedAt" > clock_timestamp() - make_interval(secs => ${claimLapsesAfterSeconds})`;

/** What is graded of these parts: of each student whom the actor sees, the newest submission that counts. */
export const countingAnswers = (
  { courseId, limitedToSectionId }: Pick<Access, "courseId" | "limitedToSectionId">,
  partIds: readonly string[],
): SqlPiece => sqlPiece`
  SELECT DISTINCT ON (s."partId", s."userId") s."partId", s.id AS "submissionId", s."userId", u.name, u.email,
    e."sectionId", s."createdAt", g.status, g.score, g."maxScore"
  FROM "Submission" s
    JOIN "Part" p ON p.id = s."partId"
    JOIN "Item" i ON i.id = p."itemId"
    JOIN "Assignment" assignment ON assignment.id = i."assignmentId"
    JOIN "Enrollment" e ON e."userId" = s."userId" AND e."courseId" = assignment."courseId"
    JOIN "User" u ON u.id = s."userId"
    JOIN "Grading" g ON g."submissionId" = s.id AND g."isCurrent" AND g.state = 'done'
  WHERE s."partId" = ANY(${[...partIds]}::uuid[]) AND s.kind = 'submit'
    AND assignment."courseId" = ${courseId}::uuid
    AND e.role = 'student' AND e."droppedAt" IS NULL
    AND (${limitedToSectionId}::uuid IS NULL OR e."sectionId" = ${limitedToSectionId}::uuid)
    AND g.status NOT IN ('invalid', 'grader-failed')
  ORDER BY s."partId", s."userId", s."createdAt" DESC, s.id DESC`;

interface StoredRow extends Omit<AnswerRow, "review" | "claim" | "score" | "maxScore"> {
  score: number | null;
  maxScore: number | null;
  reviewState: "draft" | "finished" | null;
  authorId: string | null;
  sourceId: string | null;
  auditAskedAt: Date | null;
  auditedAt: Date | null;
  graderId: string | null;
  graderName: string | null;
  renewedAt: Date | null;
}

function toAnswerRow(row: StoredRow): AnswerRow {
  const { reviewState, authorId, sourceId, auditAskedAt, auditedAt, graderId, graderName, renewedAt, ...answer } = row;
  return {
    ...answer,
    score: row.score ?? 0,
    maxScore: row.maxScore ?? 0,
    review:
      reviewState === null || authorId === null
        ? null
        : { state: reviewState, authorId, sourceId, auditAskedAt, auditedAt },
    claim: graderId === null || graderName === null || renewedAt === null ? null : { graderId, graderName, renewedAt },
  };
}
