import { z } from "zod";
import { requireSeen, requireStaff } from "./access";
import type { Actor } from "./actor";
import { areReviewsReleased } from "./areReviewsReleased";
import { database } from "./db";
import { notFound } from "./errors";
import { findProgressOf, type PartProgress } from "./progress";

/** Where one number of the gradebook comes from. */
export interface CellExplanation {
  earned: number | null;
  points: number;
  /** The student's own dates, and the assignment's when an extension moved them. */
  dueAt: Date;
  closesAt: Date;
  extendedFrom: Date | null;
  /** How the items make the number, in plain words. */
  sum: string;
  items: ExplainedItem[];
}

export interface ExplainedItem {
  id: string;
  title: string;
  earned: number | null;
  points: number;
  /** Plain sentences, as the student reads them. */
  explanation: string;
  parts: ExplainedPart[];
}

export interface ExplainedPart {
  id: string;
  key: string;
  earned: number | null;
  points: number;
  explanation: string;
  /** The submission that counts. */
  submissionId: string | null;
  submittedAt: Date | null;
  /** It was judged by the student's own earlier answers. */
  isFollowThrough: boolean;
  /** A finished review of it is not released to the student. */
  isHeld: boolean;
}

/**
 * The explanation of an assignment's cell, or of one item's.
 *
 * @throws AppError NOT_FOUND for who is not staff, for a student whom they do not see, and for what does not exist
 */
export async function getCellExplanation(
  actor: Actor,
  at: { course: string; assignment: string; userId: string; itemId: string | null },
): Promise<CellExplanation> {
  const access = await requireStaff(actor, { slug: at.course }, "course");
  await requireSeen(access, at.userId, "student");
  const [progress, assignment] = await Promise.all([
    findProgressOf({ courseId: access.courseId, userId: at.userId }, at.assignment),
    database().assignment.findUnique({
      where: { courseId_slug: { courseId: access.courseId, slug: at.assignment } },
      select: {
        ...{ dueAt: true, holdsReviews: true, reviewsReleaseAt: true },
        items: { select: { id: true, version: { select: { definition: true } } } },
      },
    }),
  ]);
  const items = progress?.items.filter(({ id }) => at.itemId === null || id === at.itemId) ?? [];
  if (progress === undefined || assignment === null || items.length === 0) throw notFound("column");

  const submissions = await findSubmissions(items.flatMap(({ parts }) => parts));
  const isReleased = areReviewsReleased(assignment, new Date());
  const titles = new Map(
    assignment.items.map(({ id, version }) => [id, TitleSchema.parse(version.definition).title] as const),
  );
  const toPart = ({ id, key, grade }: PartProgress): ExplainedPart => {
    const submission = submissions.get(grade.submissionId ?? "");
    const { earned, points, explanation, submissionId } = grade;
    return {
      ...{ id, key, earned, points, explanation, submissionId },
      submittedAt: submission?.createdAt ?? null,
      isFollowThrough: submission?.followsThrough ?? false,
      isHeld: !isReleased && submission?.isReviewed === true,
    };
  };
  const [only] = items;
  const { earned, points, explanation: sum } = at.itemId !== null && only !== undefined ? only.grade : progress.grade;
  const { dueAt, closesAt } = progress.dates;
  return {
    ...{ earned, points, dueAt, closesAt, sum },
    extendedFrom: progress.isExtended && dueAt > assignment.dueAt ? assignment.dueAt : null,
    items: items.map(({ id, grade, parts }) => ({
      ...{ id, title: titles.get(id) ?? "", parts: parts.map(toPart) },
      ...{ earned: grade.earned, points: grade.points, explanation: grade.explanation },
    })),
  };
}

const TitleSchema = z.object({ title: z.string() });

async function findSubmissions(parts: readonly PartProgress[]) {
  const ids = parts.flatMap(({ grade }) => grade.submissionId ?? []);
  const rows = await database().$queryRaw<
    { id: string; createdAt: Date; followsThrough: boolean; isReviewed: boolean }[]
  >`
    SELECT s.id, s."createdAt", s.earlier IS NOT NULL AS "followsThrough",
      coalesce(r.state = 'finished', false) AS "isReviewed"
    FROM "Submission" s LEFT JOIN "Review" r ON r."submissionId" = s.id WHERE s.id = ANY(${ids}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}
