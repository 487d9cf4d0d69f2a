import { requireStaff, type Role, seenStudents } from "./access";
import type { Actor } from "./actor";
import type { CourseHeader } from "./assignments";
import { database } from "./db";

/** A course as its staff enter it. */
export interface StaffCourse extends CourseHeader {
  id: string;
  role: Role;
  /** Name of the section whose students alone the actor sees. Null: everybody. */
  limitedTo: string | null;
  /** Regrade requests that wait for an answer, of the students whom the actor sees. */
  openRequests: number;
}

/** @throws AppError NOT_FOUND for who is not staff of it */
export async function getStaffCourse(actor: Actor, slug: string): Promise<StaffCourse> {
  const access = await requireStaff(actor, { slug }, "course");
  const course = await database().course.findUniqueOrThrow({
    where: { id: access.courseId },
    select: {
      ...{ id: true, slug: true, title: true, term: true, timeZone: true },
      sections: { where: { id: access.limitedToSectionId ?? access.courseId }, select: { name: true } },
    },
  });
  const openRequests = await database().regradeRequest.count({
    where: {
      state: "open",
      requester: { enrollments: { some: seenStudents(access) } },
      submission: { part: { item: { assignment: { courseId: access.courseId } } } },
    },
  });
  const { sections, ...header } = course;
  return { ...header, role: access.role, limitedTo: sections[0]?.name ?? null, openRequests };
}
