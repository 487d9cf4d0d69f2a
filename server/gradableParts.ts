import { type Access, requireStaff } from "./access";
import type { Actor } from "./actor";
import { database } from "./db";
import { needsPerson } from "./gradingPart";
import { countingAnswers, isHeld } from "./gradingQueue";
import { findPart, getPublishedVersion } from "./publishedVersion";

/** How far a part is graded. */
export interface GradingProgress {
  answers: number;
  graded: number;
  drafts: number;
  /** Median of the seconds that a finished review took; copies are left out. Null while there is none. */
  medianSeconds: number | null;
  /** Names of who has an answer of it open now. */
  graders: string[];
}

/** A part in the list of what can be graded. */
export interface GradablePart extends GradingProgress {
  id: string;
  kind: string;
  title: string;
  problemTitle: string;
  assignmentTitle: string;
  points: number;
  /** Nothing but a person gives points for it. */
  needsPerson: boolean;
}

/**
 * Every part of the course's assignments but surveys, soonest due first, then in the order of the sheet.
 *
 * @throws AppError NOT_FOUND for who is not staff of the course
 */
export async function listGradableParts(actor: Actor, course: string): Promise<GradablePart[]> {
  const access = await requireStaff(actor, { slug: course }, "course");
  const parts = await database().part.findMany({
    where: { retiredAt: null, kind: { not: "survey" }, item: { assignment: { courseId: access.courseId } } },
    orderBy: [
      { item: { assignment: { dueAt: "asc" } } },
      { item: { assignment: { slug: "asc" } } },
      { item: { position: "asc" } },
      { position: "asc" },
    ],
    select: {
      ...{ id: true, key: true, kind: true, points: true },
      item: { select: { versionId: true, assignment: { select: { title: true } } } },
    },
  });
  const progress = await progressOf(
    access,
    parts.map(({ id }) => id),
  );
  return Promise.all(
    parts.map(async ({ id, key, kind, points, item }) => {
      const version = await getPublishedVersion(item.versionId);
      return {
        ...{ id, kind, points, needsPerson: needsPerson(kind) },
        title: findPart(version, key)?.title ?? key,
        problemTitle: version.definition.title,
        assignmentTitle: item.assignment.title,
        ...(progress.get(id) ?? nothingYet),
      };
    }),
  );
}

const nothingYet: GradingProgress = { answers: 0, graded: 0, drafts: 0, medianSeconds: null, graders: [] };

async function progressOf(access: Access, partIds: readonly string[]): Promise<Map<string, GradingProgress>> {
  const rows = await database().$queryRaw<(GradingProgress & { partId: string })[]>`
    SELECT a."partId", count(*)::int AS answers,
      count(*) FILTER (WHERE r.state = 'finished')::int AS graded,
      count(*) FILTER (WHERE r.state = 'draft')::int AS drafts,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY r."gradingSeconds")
        FILTER (WHERE r.state = 'finished' AND r."sourceId" IS NULL) AS "medianSeconds",
      coalesce(array_agg(DISTINCT grader.name ORDER BY grader.name) FILTER (WHERE grader.name IS NOT NULL), '{}')
        AS graders
    FROM (${countingAnswers(access, partIds)}) a
      LEFT JOIN "Review" r ON r."submissionId" = a."submissionId"
      LEFT JOIN "Claim" c ON c."submissionId" = a."submissionId" AND ${isHeld}
      LEFT JOIN "User" grader ON grader.id = c."graderId"
    GROUP BY a."partId"`;
  return new Map(rows.map(({ partId, ...progress }) => [partId, progress]));
}

/** How far a part is graded, of the students whom the actor sees. The caller has checked that they may know. */
export async function progressOfPart(access: Access, partId: string): Promise<GradingProgress> {
  return (await progressOf(access, [partId])).get(partId) ?? nothingYet;
}
