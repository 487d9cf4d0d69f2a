import { VerdictSchema } from "#grader/verdict";
import { AnswerSchema } from "#problems/schema";
import { requireInstructor } from "./access";
import type { Actor } from "./actor";
import { type CodingPart, findCodingPart } from "./codingPart";
import { database, sqlPiece, type SqlPiece } from "./db";
import { notFound } from "./errors";
import { type FailureGroup, type FoundFailure, groupFailures } from "./failureGroups";
import { listReductions, type ReductionRow } from "./reductionList";
import { titleOf } from "./similarityRuns";
import { listMistakeTargets, type MistakeTargets } from "./mistakeTargets";

/** A coding problem of a course whose failures the known mistakes do not explain. */
export interface FailingPart {
  /** The part of the assignment that is due last; the failures are of all assignments that use the problem. */
  partId: string;
  title: string;
  /** Titles of the assignments that use it. */
  assignments: string[];
  submissions: number;
  students: number;
  lastAt: Date;
}

/** The unexplained failures of a problem in a course, by behaviour. */
export interface FailuresView {
  part: { id: string; title: string; problem: string };
  /** Of all of them. */
  submissions: number;
  students: number;
  /** How many of them, the newest, are in the groups. */
  looked: number;
  /** Those of most students first. */
  groups: FailureGroup[];
  opened: OpenedFailure | null;
  /** Programs that were, or are being, made into mistakes. The newest first. */
  reductions: ReductionRow[];
  targets: MistakeTargets;
}

/** A group with the shortest program of those that behave so. */
export interface OpenedFailure extends FailureGroup {
  source: string;
}

/** Grouping reads verdicts: of more than these, the newest alone are looked at. */
const mostLooked = 1_000;

/** Named "g". The words of the index "Grading_unexplained": with others the database would read every verdict. */
const isUnexplained = sqlPiece`g."isCurrent" AND g."kind" = 'submit' AND g."state" = 'done'
  AND g."status" IN ('partial', 'wrong-answer', 'runtime-error', 'time-limit', 'memory-limit', 'output-limit')
  AND g."verdict" -> 'diagnosis' = 'null'::jsonb`;

/**
 * The unexplained failures of parts of a course, as rows of "Grading": of students who take it, and not erased. Who hands
 * in the starter as it is has made no mistake yet.
 */
const failuresOf = (courseId: string, partIds: SqlPiece): SqlPiece => sqlPiece`
  "Grading" g
    JOIN (
      SELECT v.id, btrim(v.files ->> 'starter.ts', E' \\n') AS text FROM "ProblemVersion" v WHERE v."problemId" IN (
        SELECT i."problemId" FROM "Item" i JOIN "Assignment" a ON a.id = i."assignmentId"
        WHERE a."courseId" = ${courseId}::uuid)
      -- A fence: each starter is unpacked once, not for every answer.
      OFFSET 0
    ) starter ON starter.id = g."versionId"
    JOIN "Enrollment" e ON e."courseId" = ${courseId}::uuid AND e."userId" = g."userId"
      AND e.role = 'student' AND e."droppedAt" IS NULL
    JOIN "Submission" s ON s.id = g."submissionId" AND s."erasedAt" IS NULL
      AND btrim(s.answer ->> 'source', E' \\n') IS DISTINCT FROM starter.text
  WHERE g."partId" IN (${partIds}) AND ${isUnexplained}`;

/**
 * The coding problems of a course with failures that no known mistake explains, those of most students first. Earlier
 * submissions count like the newest ones.
 *
 * @throws AppError NOT_FOUND for who is no instructor of the course
 */
export async function listFailures(actor: Actor, courseSlug: string): Promise<FailingPart[]> {
  const { courseId } = await requireInstructor(actor, { slug: courseSlug }, "course");
  const items = await database().item.findMany({
    where: { assignment: { courseId }, parts: { some: { kind: "code" } } },
    orderBy: [{ assignment: { dueAt: "desc" } }, { assignment: { slug: "asc" } }],
    select: {
      ...{ problemId: true, versionId: true, assignment: { select: { title: true } } },
      parts: { where: { kind: "code" }, orderBy: { retiredAt: { sort: "desc", nulls: "first" } }, select: partColumns },
    },
  });
  const counts = await countByProblem(courseId);
  const failing = await Promise.all(
    counts.map(async ({ problemId, ...count }) => {
      const uses = items.filter((item) => item.problemId === problemId);
      const [last] = uses;
      const part = last?.parts[0];
      if (last === undefined || part === undefined) return [];
      const title = await titleOf(last.versionId, part.key);
      return [{ partId: part.id, title, assignments: uses.map(({ assignment }) => assignment.title), ...count }];
    }),
  );
  return failing
    .flat()
    .sort((a, b) => b.students - a.students || b.submissions - a.submissions || a.title.localeCompare(b.title, "en"));
}

const partColumns = { id: true, key: true } as const;

interface ProblemCount {
  problemId: string;
  submissions: number;
  students: number;
  lastAt: Date;
}

function countByProblem(courseId: string): Promise<ProblemCount[]> {
  const parts = sqlPiece`
    SELECT p.id FROM "Part" p JOIN "Item" i ON i.id = p."itemId" JOIN "Assignment" a ON a.id = i."assignmentId"
    WHERE p.kind = 'code' AND a."courseId" = ${courseId}::uuid`;
  return database().$queryRaw<ProblemCount[]>`
    SELECT i."problemId", count(*)::int AS submissions, count(DISTINCT found."userId")::int AS students,
      max(found."submittedAt") AS "lastAt"
    FROM (SELECT g."partId", g."userId", g."submittedAt" FROM ${failuresOf(courseId, parts)}) found
      JOIN "Part" p ON p.id = found."partId" JOIN "Item" i ON i.id = p."itemId"
    GROUP BY i."problemId"`;
}

/**
 * The unexplained failures of a coding part, sorted by what the programs did, with one group opened.
 *
 * @param order.course - slug of the course in whose pages this is asked
 * @param order.group - the group to open; without it, or when there is none of this key, the first
 * @throws AppError NOT_FOUND for who is no instructor of the course, and for parts that are not answered with code
 */
export async function getFailures(
  actor: Actor,
  order: { course: string; partId: string; group?: string | undefined },
): Promise<FailuresView> {
  const part = await findFailingPart(actor, order);
  const [looked, [count], reductions, targets] = await Promise.all([
    findNewest(part),
    database().$queryRaw<{ submissions: number; students: number }[]>`
      SELECT count(*)::int AS submissions, count(DISTINCT g."userId")::int AS students
      FROM ${failuresOf(part.courseId, idsOf(part))}`,
    listReductions(part),
    listMistakeTargets(part),
  ]);
  const groups = await groupFailures(looked);
  const opened = groups.find(({ key }) => key === order.group) ?? groups[0];
  return {
    part: { id: part.id, title: part.title, problem: part.problemSlug },
    ...{ submissions: count?.submissions ?? 0, students: count?.students ?? 0, looked: looked.length },
    ...{ groups, reductions, targets },
    opened: opened === undefined ? null : { ...opened, source: await sourceOf(opened.shortestId) },
  };
}

/** @throws AppError NOT_FOUND for who is no instructor of the course, and for parts that are not answered with code */
async function findFailingPart(
  actor: Actor,
  { course, partId }: { course: string; partId: string },
): Promise<CodingPart> {
  const part = await findCodingPart(partId);
  await requireInstructor(actor, { id: part.courseId }, "part");
  if (part.courseSlug !== course) throw notFound("part");
  return part;
}

const idsOf = ({ partIds }: CodingPart): SqlPiece => sqlPiece`SELECT unnest(${partIds}::uuid[])`;

/** Figures, what was printed and values of tests that passed are most of a verdict: they stay in the database. */
async function findNewest(part: CodingPart): Promise<FoundFailure[]> {
  const rows = await database().$queryRaw<(Omit<FoundFailure, "verdict"> & { verdict: unknown })[]>`
    SELECT found."submissionId", found."userId", found."submittedAt" AS at, version.number AS "versionNumber",
      length(found.answer ->> 'source') AS length,
      g.verdict || jsonb_build_object('tests', (
        SELECT coalesce(jsonb_agg(test - 'figures' - 'output' ORDER BY place), '[]')
        FROM jsonb_array_elements(g.verdict -> 'tests') WITH ORDINALITY AS tests(test, place))) AS verdict
    FROM (
      SELECT g.id, g."submissionId", g."userId", g."submittedAt", g."versionId", s.answer
      FROM ${failuresOf(part.courseId, idsOf(part))}
      ORDER BY g."submittedAt" DESC, g."submissionId" DESC LIMIT ${mostLooked}::int
    ) found
      JOIN "Grading" g ON g.id = found.id JOIN "ProblemVersion" version ON version.id = found."versionId"
    ORDER BY found."submittedAt", found."submissionId"`;
  return rows.map((row) => ({ ...row, verdict: VerdictSchema.parse(row.verdict) }));
}

async function sourceOf(submissionId: string): Promise<string> {
  const { answer } = await database().submission.findUniqueOrThrow({
    where: { id: submissionId },
    select: { answer: true },
  });
  const parsed = AnswerSchema.parse(answer);
  return parsed.kind === "code" ? parsed.source : "";
}
