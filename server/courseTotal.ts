import { z } from "zod";
import { requireInstructor } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { database } from "./db";
import { AppError } from "./errors";

/** How the total of a course is made. */
export interface CourseTotal {
  /** So many assignments with the lowest share are left out. */
  dropLowest: number;
}

/** @throws AppError NOT_FOUND for who is not an instructor of the course */
export async function getCourseTotal(actor: Actor, course: string): Promise<CourseTotal> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  return database().course.findUniqueOrThrow({ where: { id: courseId }, select: { dropLowest: true } });
}

/**
 * Sets how many assignments are left out of everybody's total.
 *
 * @param seen - what stood there when the actor chose
 * @throws AppError NOT_FOUND for who is not an instructor of the course, INVALID, or CONFLICT when somebody else has changed
 *   it since
 */
export async function setCourseTotal(
  actor: Actor,
  { course, dropLowest, seen }: { course: string; dropLowest: number; seen: CourseTotal },
): Promise<void> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  if (!z.int().min(0).max(100).safeParse(dropLowest).success)
    throw new AppError("INVALID", "How many are left out is a whole number from 0 to 100.");
  await database().$transaction(async (tx) => {
    const { count } = await tx.course.updateMany({
      where: { id: courseId, dropLowest: seen.dropLowest },
      data: { dropLowest },
    });
    if (count === 0)
      throw new AppError("CONFLICT", "Somebody else has changed this meanwhile. The page shows now what it is.");
    await recordChange(tx, actor, {
      ...{ courseId, action: "course total set", subject: { kind: "course", id: courseId } },
      ...{ before: { dropLowest: seen.dropLowest }, after: { dropLowest } },
    });
  });
}
