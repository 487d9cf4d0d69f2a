import { database, type Database, sqlPiece } from "./db";
import { AppError } from "./errors";

/** What stands where words were that nobody shall read any more. */
const erasedWords = "(erased)";

/** How much was taken away. */
export interface Erased {
  answers: number;
  drafts: number;
  files: number;
  comments: number;
  requests: number;
}

/**
 * Takes away for good what one person typed in answers to some parts: the answers' words, what their code printed, the
 * drafts. Verdicts and points stay, so nobody's grade moves; none of these answers can be graded again, except surveys,
 * which say themselves that they were complete.
 *
 * @throws AppError CONFLICT while one of the answers is being graded
 */
export async function eraseAnswers(
  tx: Database,
  { userId, partIds }: { userId: string; partIds: readonly string[] },
): Promise<Pick<Erased, "answers" | "drafts">> {
  const where = { partId: { in: [...partIds] }, userId };
  const unfinished = await tx.grading.count({ where: { submission: where, state: { not: "done" } } });
  if (unfinished > 0)
    throw new AppError("CONFLICT", "An answer of theirs is being graded. Try again in a moment; nothing was erased.");
  // A grader's changed copy of an answer is still the answer.
  const theirs = sqlPiece`s."partId" = ANY(${[...partIds]}::uuid[]) AND (s."userId" = ${userId}::uuid OR EXISTS (
    SELECT FROM "SuggestedEdit" e JOIN "Review" r ON r.id = e."reviewId" JOIN "Submission" o ON o.id = r."submissionId"
    WHERE e."submissionId" = s.id AND o."userId" = ${userId}::uuid))`;
  await tx.$executeRaw`
    UPDATE "Grading" g SET verdict = erased_verdict(g.verdict) FROM "Submission" s
    WHERE s.id = g."submissionId" AND g.state = 'done' AND g.verdict IS NOT NULL AND ${theirs}`;
  const answers = await tx.$executeRaw`
    UPDATE "Submission" s SET earlier = NULL, "erasedAt" = coalesce(s."erasedAt", now()),
      answer = erased_answer(s.answer, EXISTS (
        SELECT FROM "Grading" g WHERE g."submissionId" = s.id AND g."isCurrent" AND g.status = 'accepted'))
    WHERE ${theirs}`;
  const { count: drafts } = await tx.draft.deleteMany({ where });
  return { answers, drafts };
}

/**
 * Takes away all words by and about one student in a course: answers, drafts, files, requests, what graders wrote to
 * them, reasons of extensions; and the words of all that in the log. Numbers, dates and rubric items stay.
 *
 * @throws AppError CONFLICT while an answer is being graded
 */
export async function eraseCourseWork(
  tx: Database,
  { courseId, userId, enrollmentId }: { courseId: string; userId: string; enrollmentId: string },
): Promise<Erased> {
  const parts = await tx.part.findMany({ where: { item: { assignment: { courseId } } }, select: { id: true } });
  const partIds = parts.map(({ id }) => id);
  // First: comments that were removed are known by the log alone, and by the answers that they were about.
  await eraseLog(tx, { courseId, userId, enrollmentId, partIds });
  const answers = await eraseAnswers(tx, { userId, partIds });
  const submission = { userId, partId: { in: partIds } };
  const requests = await tx.$executeRaw`
    UPDATE "RegradeRequest" r SET reason = ${erasedWords}, claim = NULL, "claimOutcome" = NULL, "makesTest" = false,
      answer = CASE WHEN r.answer IS NOT NULL THEN ${erasedWords} END
    FROM "Submission" s
    WHERE s.id = r."submissionId" AND s."userId" = ${userId}::uuid AND s."partId" = ANY(${partIds}::uuid[])`;
  await tx.review.updateMany({ where: { submission }, data: { comment: "" } });
  await tx.review.updateMany({
    where: { submission, overrideReason: { not: null } },
    data: { overrideReason: erasedWords },
  });
  const lines = await tx.lineComment.updateMany({ where: { review: { submission } }, data: { text: erasedWords } });
  const regions = await tx.regionComment.updateMany({ where: { review: { submission } }, data: { text: erasedWords } });
  await tx.reduction.deleteMany({ where: { submission } });
  await tx.similarPair.updateMany({
    where: { OR: [{ left: submission }, { right: submission }], reason: { not: null } },
    data: { reason: erasedWords },
  });
  await tx.extension.updateMany({ where: { courseId, userId }, data: { reason: erasedWords } });
  await tx.look.deleteMany({ where: { userId, assignment: { courseId } } });
  const files = await tx.$executeRaw`
    UPDATE "Upload" SET "fileName" = 'erased', content = ''::bytea, "sizeBytes" = 0, sha256 = encode(sha256(''::bytea), 'hex')
    WHERE "courseId" = ${courseId}::uuid AND "ownerId" = ${userId}::uuid`;
  return { ...answers, files, requests, comments: lines.count + regions.count };
}

/** Words in the log about this student. What was done, by whom, when, and every number stay. */
async function eraseLog(
  tx: Database,
  {
    courseId,
    userId,
    enrollmentId,
    partIds,
  }: { courseId: string; userId: string; enrollmentId: string; partIds: readonly string[] },
): Promise<void> {
  await tx.$executeRaw`
    WITH theirs AS (
      SELECT id FROM "Submission" WHERE "userId" = ${userId}::uuid AND "partId" = ANY(${[...partIds]}::uuid[])
    ), subject AS (
      SELECT id::text FROM theirs
      UNION SELECT id::text FROM "Review" WHERE "submissionId" IN (SELECT id FROM theirs)
      UNION SELECT id::text FROM "RegradeRequest" WHERE "submissionId" IN (SELECT id FROM theirs)
      UNION SELECT id::text FROM "SimilarPair" WHERE "leftId" IN (SELECT id FROM theirs) OR "rightId" IN (SELECT id FROM theirs)
      UNION SELECT id::text FROM "Extension" WHERE "courseId" = ${courseId}::uuid AND "userId" = ${userId}::uuid
      UNION SELECT ${enrollmentId}
    )
    UPDATE "AuditEvent" SET before = erased_facts(before), after = erased_facts(after)
    WHERE "courseId" = ${courseId}::uuid AND (
      "subjectId" IN (SELECT id FROM subject)
      OR before ->> 'submissionId' IN (SELECT id::text FROM theirs)
      OR after ->> 'submissionId' IN (SELECT id::text FROM theirs)
      OR before ->> 'userId' = ${userId} OR after ->> 'userId' = ${userId})`;
}

/** What tells who somebody is: gone. Their sessions end, and nobody signs in as them again. */
export async function eraseIdentity(tx: Database, userId: string): Promise<void> {
  await tx.account.deleteMany({ where: { userId } });
  await tx.passwordLink.deleteMany({ where: { userId } });
  const now = new Date();
  await tx.user.update({
    where: { id: userId },
    data: {
      ...{ name: "Erased person", email: `${userId}@erased.invalid`, passwordHash: null },
      ...{ disabledAt: now, erasedAt: now },
    },
    select: { id: true },
  });
}

/** Writing over a term's work of one person takes longer than most changes. */
export const eraseTransaction = <T>(act: (tx: Database) => Promise<T>): Promise<T> =>
  database().$transaction(act, { timeout: 60_000 });
