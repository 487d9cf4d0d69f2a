import type { Actor } from "./actor";
import { type Access, requireId, requireInstructor } from "./access";
import { database, type Database } from "./db";
import { AppError, notFound } from "./errors";

/** Which assignment, and what of it the actor saw. */
export interface SeenAssignment {
  course: string;
  assignment: string;
  revision: number;
}

export interface LockedAssignment {
  id: string;
  slug: string;
  title: string;
  courseId: string;
  timeZone: string;
  publishedAt: Date | null;
}

/**
 * One change of an assignment by an instructor. Nobody else changes it meanwhile, and its revision is raised.
 *
 * @returns what the change returns, or `newer` when somebody else has changed it since: then nothing was done
 * @throws AppError NOT_FOUND for who is not an instructor of the course
 */
export async function changeAssignment<T>(
  actor: Actor,
  { course, assignment, revision }: SeenAssignment,
  change: (tx: Database, row: LockedAssignment, access: Access) => Promise<T>,
): Promise<{ done: T; revision: number } | "newer"> {
  const access = await requireInstructor(actor, { slug: course }, "assignment");
  return database().$transaction(async (tx) => {
    const [row] = await tx.$queryRaw<(LockedAssignment & { revision: number })[]>`
      SELECT a.id, a.slug, a.title, a."courseId", c."timeZone", a."publishedAt", a.revision
      FROM "Assignment" a JOIN "Course" c ON c.id = a."courseId"
      WHERE a."courseId" = ${access.courseId}::uuid AND a.slug = ${assignment} FOR UPDATE OF a`;
    if (row === undefined) throw notFound("assignment");
    if (row.revision !== revision) return "newer";
    const done = await change(tx, row, access);
    await tx.assignment.update({
      where: { id: row.id },
      data: { revision: { increment: 1 } },
      select: { id: true },
    });
    return { done, revision: revision + 1 };
  });
}

/**
 * The same for a small change that is simply tried again on the newest state.
 *
 * @throws AppError CONFLICT when somebody else has changed it since
 */
export async function changeOrConflict<T>(
  actor: Actor,
  seen: SeenAssignment,
  change: (tx: Database, row: LockedAssignment, access: Access) => Promise<T>,
): Promise<T> {
  const changed = await changeAssignment(actor, seen, change);
  if (changed === "newer")
    throw new AppError(
      "CONFLICT",
      "Somebody else has changed this assignment meanwhile. The page shows now how it stands; do it again if it is still right.",
    );
  return changed.done;
}

/** An item of the assignment that is being changed. @throws AppError NOT_FOUND */
export async function getItemOf(tx: Database, assignmentId: string, itemId: string) {
  const item = await tx.item.findFirst({
    where: { id: requireId(itemId, "problem"), assignmentId },
    select: { id: true, position: true, points: true, problem: { select: { slug: true } } },
  });
  if (item === null) throw notFound("problem");
  return item;
}
