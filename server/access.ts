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
}

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
    select: { courseId: true, role: true },
  });
  if (enrollment === null) throw notFound(what);
  const { courseId, role } = enrollment;
  return { courseId, userId: actor.userId, role, isStaff: role !== "student" };
}

/** The extensions of an assignment that move this person's dates: their own, and their section's. */
export const extensionsOf = (userId: string) => ({
  where: { OR: [{ userId }, { section: { enrollments: { some: { userId } } } }] },
  select: { dueAt: true, closesAt: true },
});
