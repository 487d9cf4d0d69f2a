import { AnswerSchema } from "#problems/schema";
import { database } from "./db";
import { getPublishedVersion } from "./publishedVersion";
import type { ComparisonOrder } from "./similarity/comparison";

/** Of one part; the newest are taken when there are more. */
const mostSources = 1_500;

/** So many of other courses beside them, the newest. */
const mostEarlier = 500;

/**
 * What a run compares: the newest answer that counts of everybody who takes the course, all sections, and beside them
 * the same of the problem in other assignments of the courses in which whoever asked is staff. Fragments of starter and
 * statement belong to everybody; the references are known answers.
 */
export async function comparableAnswers(run: { partId: string; requesterId: string }): Promise<ComparisonOrder> {
  const answers = await findAnswers(run);
  const own = answers.filter(({ isEarlier }) => !isEarlier).slice(0, mostSources);
  const earlier = answers.filter(({ isEarlier }) => isEarlier).slice(0, mostEarlier);
  const sources = [...own, ...earlier].flatMap(({ id, answer, isEarlier }) => {
    const parsed = AnswerSchema.parse(answer);
    return parsed.kind === "code" ? [{ id, source: parsed.source, isEarlier }] : [];
  });
  const given = new Set<string>();
  const known = new Set<string>();
  for (const versionId of new Set([...own, ...earlier].map((answer) => answer.versionId))) {
    const { files } = await getPublishedVersion(versionId);
    for (const text of [files["starter.ts"] ?? "", ...codeOf(files["statement.md"] ?? "")]) given.add(text);
    known.add(files["reference.ts"] ?? "");
  }
  return { sources, given: [...given], known: [...known] };
}

interface FoundAnswer {
  id: string;
  versionId: string;
  answer: unknown;
  isEarlier: boolean;
}

/** Newest first. */
function findAnswers({ partId, requesterId }: { partId: string; requesterId: string }): Promise<FoundAnswer[]> {
  return database().$queryRaw<FoundAnswer[]>`
    WITH part AS (
      SELECT p.id, p.key, i."problemId", a."courseId" FROM "Part" p
        JOIN "Item" i ON i.id = p."itemId" JOIN "Assignment" a ON a.id = i."assignmentId"
      WHERE p.id = ${partId}::uuid
    ), places AS (
      SELECT p.id AS "partId", a."courseId", p.id <> part.id AS "isEarlier" FROM part
        JOIN "Item" i ON i."problemId" = part."problemId"
        JOIN "Part" p ON p."itemId" = i.id AND p.key = part.key AND p.kind = 'code'
        JOIN "Assignment" a ON a.id = i."assignmentId"
      WHERE p.id = part.id OR EXISTS (
        SELECT FROM "Enrollment" e WHERE e."courseId" = a."courseId" AND e."userId" = ${requesterId}::uuid
          AND e.role <> 'student' AND e."droppedAt" IS NULL)
    ), newest AS (
      SELECT DISTINCT ON (s."partId", s."userId") s.id, s."versionId", s.answer, s."createdAt", places."isEarlier"
      FROM places JOIN "Submission" s ON s."partId" = places."partId"
        JOIN "Enrollment" e ON e."courseId" = places."courseId" AND e."userId" = s."userId"
        JOIN "Grading" g ON g."submissionId" = s.id AND g."isCurrent"
      WHERE s.kind = 'submit' AND e.role = 'student' AND e."droppedAt" IS NULL
        AND g.state = 'done' AND g.status NOT IN ('invalid', 'grader-failed')
      ORDER BY s."partId", s."userId", s."createdAt" DESC, s.id DESC
    )
    SELECT id, "versionId", answer, "isEarlier" FROM newest ORDER BY "createdAt" DESC, id DESC`;
}

/** The blocks of code in a statement, such as a worked example. */
const codeOf = (markdown: string): string[] =>
  [...markdown.matchAll(/^```(?:ts|typescript)\n([\s\S]*?)^```/gm)].map(([, code = ""]) => code);
