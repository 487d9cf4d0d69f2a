import { z } from "zod";
import type { Actor } from "./actor";
import { database } from "./db";
import { notFound } from "./errors";

export type Role = "student" | "ta" | "instructor";

/** What somebody may do in a course now, read from their enrollment at every call. */
export interface Access {
  courseId: string;
  userId: string;
  role: Role;
  /** TAs and instructors. */
  isStaff: boolean;
  /** The section whose students alone this member of staff sees. Null: everybody. */
  limitedToSectionId: string | null;
}

/** Whose work somebody sees. */
export type Reach = Pick<Access, "courseId" | "limitedToSectionId">;

const isId = (text: string): boolean => z.uuid().safeParse(text).success;

/**
 * An id from an address or a form.
 *
 * @throws AppError NOT_FOUND for text that cannot be the id of anything
 */
export function requireId(text: string, what: string): string {
  if (!isId(text)) throw notFound(what);
  return text.toLowerCase();
}

/**
 * The actor's place in a course.
 *
 * @throws AppError NOT_FOUND when there is no such course, or the actor is not in it (any more): who is not in a course
 *   does not learn that it exists
 */
export async function requireAccess(
  actor: Actor,
  course: { id: string } | { slug: string },
  what: string,
): Promise<Access> {
  const enrollment = await database().enrollment.findFirst({
    where: { userId: actor.userId, droppedAt: null, course, user: { disabledAt: null } },
    select: { courseId: true, role: true, sectionId: true, isLimitedToSection: true },
  });
  if (enrollment === null) throw notFound(what);
  const { courseId, role, sectionId, isLimitedToSection } = enrollment;
  const limitedToSectionId = isLimitedToSection ? sectionId : null;
  return { courseId, userId: actor.userId, role, isStaff: role !== "student", limitedToSectionId };
}

/**
 * The actor's place in a course, when they are staff of it.
 *
 * @throws AppError NOT_FOUND for everybody else: students learn no more of staff's pages than strangers
 */
export async function requireStaff(
  actor: Actor,
  course: { id: string } | { slug: string },
  what: string,
): Promise<Access> {
  const access = await requireAccess(actor, course, what);
  if (!access.isStaff) throw notFound(what);
  return access;
}

/**
 * The actor's place in a course, when they are an instructor of it who sees everybody.
 *
 * @throws AppError NOT_FOUND for everybody else, TAs included
 */
export async function requireInstructor(
  actor: Actor,
  course: { id: string } | { slug: string },
  what: string,
): Promise<Access> {
  const access = await requireStaff(actor, course, what);
  if (access.role !== "instructor" || access.limitedToSectionId !== null) throw notFound(what);
  return access;
}

/** Enrollments of the students whose work this member of staff may see: those who take the course now. */
export const seenStudents = ({ courseId, limitedToSectionId }: Reach) => ({
  courseId,
  role: "student" as const,
  droppedAt: null,
  ...(limitedToSectionId === null ? {} : { sectionId: limitedToSectionId }),
});

/**
 * For what belongs to one person: staff may see it, unless they are limited to a section and the person is not in it.
 *
 * @throws AppError NOT_FOUND when the actor is neither that person nor staff who see them
 */
export async function requireSeen(access: Access, ownerId: string, what: string): Promise<void> {
  if (ownerId === access.userId) return;
  if (!access.isStaff) throw notFound(what);
  const { courseId, limitedToSectionId: sectionId } = access;
  if (sectionId === null) return;
  const owner = await database().enrollment.findFirst({
    where: { courseId, userId: ownerId, sectionId },
    select: { id: true },
  });
  if (owner === null) throw notFound(what);
}

/** The extensions of an assignment that move this person's dates: their own, and their section's. */
export const extensionsOf = (userId: string) => ({
  where: { OR: [{ userId }, { section: { enrollments: { some: { userId } } } }] },
  select: { dueAt: true, closesAt: true },
});
