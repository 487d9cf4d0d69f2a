import { z } from "zod";
import { requireId, requireInstructor } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { database } from "./db";
import { AppError, notFound } from "./errors";

/**
 * Sets how many times the usual time a student has in timed assignments of a course. It counts at once, also for clocks
 * that run.
 *
 * @throws AppError NOT_FOUND for who is not an instructor of the course and for a student who is not in it, INVALID
 */
export async function setTimeFactor(
  actor: Actor,
  { course, userId, factor }: { course: string; userId: string; factor: number },
): Promise<void> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  if (!z.number().min(1).max(10).safeParse(factor).success)
    throw new AppError("INVALID", "The factor is a number from 1 (the usual time) to 10.");
  await database().$transaction(async (tx) => {
    const before = await tx.enrollment.findFirst({
      where: { courseId, userId: requireId(userId, "student"), role: "student", droppedAt: null },
      select: { id: true, timeFactor: true },
    });
    if (before === null) throw notFound("student");
    await tx.enrollment.update({ where: { id: before.id }, data: { timeFactor: factor }, select: { id: true } });
    await recordChange(tx, actor, {
      ...{ courseId, action: "extra time set", subject: { kind: "enrollment", id: before.id } },
      ...{ before: { timeFactor: before.timeFactor }, after: { timeFactor: factor } },
    });
  });
}
