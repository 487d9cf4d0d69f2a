import { type SqlPiece, sqlPiece } from "../db";

/**
 * Gradings of submissions that analytics count: those that stand, of these people to these parts, that tests decided and
 * whose words were not erased. Malformed answers and failures of ours say nothing; what a person reads has no such points.
 */
export const countedIn = (partIds: readonly string[], userIds: readonly string[]): SqlPiece => sqlPiece`
  "isCurrent" AND kind = 'submit' AND "partId" = ANY(${[...partIds]}::uuid[]) AND "userId" = ANY(${[...userIds]}::uuid[])
  AND "maxScore" > 0 AND status NOT IN ('invalid', 'grader-failed')
  AND "submissionId" NOT IN (
    SELECT id FROM "Submission" WHERE "erasedAt" IS NOT NULL AND "partId" = ANY(${[...partIds]}::uuid[]))`;
