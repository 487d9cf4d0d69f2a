import type { Database } from "./db";
import { AppError } from "./errors";

/** One change of a course's people after the other: what a change has looked at stays so until its transaction ends. */
export async function lockRoster(tx: Database, courseId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Course" WHERE id = ${courseId}::uuid FOR NO KEY UPDATE`;
}

/**
 * To be asked at the end of what may take an instructor away. Needs `lockRoster`.
 *
 * @throws AppError CONFLICT when nobody would be left who can undo it
 */
export async function requireInstructorLeft(tx: Database, courseId: string): Promise<void> {
  const left = await tx.enrollment.count({
    where: { courseId, role: "instructor", droppedAt: null, user: { disabledAt: null } },
  });
  if (left === 0)
    throw new AppError(
      "CONFLICT",
      "The course would be left without an instructor, so nothing was changed. Make somebody else instructor first.",
    );
}
