import { requireId, requireInstructor } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { enrollmentSubject } from "./enrollmentFacts";
import { eraseCourseWork, type Erased, eraseIdentity, eraseTransaction } from "./erasure";
import { AppError, notFound } from "./errors";
import { lockRoster } from "./rosterLock";

/**
 * Erases one student: all words by and about them in this course, and, when they are in no other course, who they were.
 * Verdicts, points and counts stay, so that statistics and grades of others do not move. Nothing of it comes back.
 *
 * @param order.confirmation - the student's e-mail address, typed
 * @returns isWhole - false: they are in another course too, so the person stays
 * @throws AppError NOT_FOUND for who is no instructor, FORBIDDEN for staff, INVALID without the address, CONFLICT while
 *   an answer is being graded
 */
export async function erasePerson(
  actor: Actor,
  { course, userId: wanted, confirmation }: { course: string; userId: string; confirmation: string },
): Promise<Erased & { isWhole: boolean }> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  const userId = requireId(wanted, "person");
  return eraseTransaction(async (tx) => {
    await lockRoster(tx, courseId);
    const person = await tx.enrollment.findUnique({
      where: { courseId_userId: { courseId, userId } },
      select: {
        ...{ id: true, role: true },
        user: { select: { email: true, erasedAt: true, _count: { select: { enrollments: true } } } },
      },
    });
    if (person === null) throw notFound("person");
    const { user } = person;
    if (person.role !== "student")
      throw new AppError("FORBIDDEN", "Only students are erased: what staff did belongs to other people’s work.");
    if (user.erasedAt !== null) throw new AppError("CONFLICT", "This person was erased already.");
    if (confirmation.trim().toLowerCase() !== user.email)
      throw new AppError("INVALID", `Type ${user.email} to confirm. Nothing was erased.`);
    const erased = await eraseCourseWork(tx, { courseId, userId, enrollmentId: person.id });
    const isWhole = user._count.enrollments === 1;
    if (isWhole) await eraseIdentity(tx, userId);
    await recordChange(tx, actor, {
      ...{ courseId, action: "person erased", subject: enrollmentSubject(person.id) },
      after: { ...erased, identity: isWhole },
    });
    return { ...erased, isWhole };
  });
}
