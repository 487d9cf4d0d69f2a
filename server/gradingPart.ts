import { type Access, requireId, requireStaff, seenStudents } from "./access";
import type { Actor } from "./actor";
import { database } from "./db";
import { notFound } from "./errors";

/** A part that is graded, with its place in the course and what the actor may do there. */
export interface GradingPart {
  id: string;
  key: string;
  kind: string;
  points: number;
  /** The version that new answers are written for. */
  versionId: string;
  courseSlug: string;
  assignment: { slug: string; title: string };
  access: Access;
}

/** Nothing but a person gives points for these. */
const readByPeople: readonly string[] = ["written", "upload"];

export const needsPerson = (kind: string): boolean => readByPeople.includes(kind);

const partColumns = {
  ...{ id: true, key: true, kind: true, points: true },
  item: {
    select: {
      versionId: true,
      assignment: {
        select: { courseId: true, slug: true, title: true, course: { select: { slug: true } } },
      },
    },
  },
} as const;

/** @throws AppError NOT_FOUND when there is no such part, or the actor is not staff of its course */
export async function getGradingPart(actor: Actor, partId: string): Promise<GradingPart> {
  const row = await database().part.findUnique({ where: { id: requireId(partId, "part") }, select: partColumns });
  if (row === null) throw notFound("part");
  const { item, ...part } = row;
  const { courseId, course, ...assignment } = item.assignment;
  const access = await requireStaff(actor, { id: courseId }, "part");
  return { ...part, versionId: item.versionId, courseSlug: course.slug, assignment, access };
}

/** An answer that a person may grade: handed in by a student whom the actor sees. */
export interface GradingAnswer {
  submissionId: string;
  ownerId: string;
  part: GradingPart;
}

/**
 * @throws AppError NOT_FOUND for runs, for the work of staff and of people who dropped the course, and for students of
 *   a section that the actor does not see
 */
export async function getGradingAnswer(actor: Actor, submissionId: string): Promise<GradingAnswer> {
  const row = await database().submission.findUnique({
    where: { id: requireId(submissionId, "answer"), kind: "submit" },
    select: { id: true, userId: true, partId: true },
  });
  if (row === null) throw notFound("answer");
  const part = await getGradingPart(actor, row.partId);
  const owner = await database().enrollment.findFirst({
    where: { ...seenStudents(part.access), userId: row.userId },
    select: { id: true },
  });
  if (owner === null) throw notFound("answer");
  return { submissionId: row.id, ownerId: row.userId, part };
}
