import { requireStaff, seenStudents } from "./access";
import type { Actor } from "./actor";
import { database } from "./db";
import { type AssignmentState, stateAt } from "./deadlines";

/** An assignment as staff see it in a list. */
export interface StaffAssignment {
  id: string;
  slug: string;
  title: string;
  opensAt: Date;
  dueAt: Date;
  closesAt: Date;
  /** Always false: these are the assignment's own dates. */
  isExtended: false;
  state: AssignmentState;
  isPublished: boolean;
  itemCount: number;
  points: number;
  /** Of the students whom the actor sees. */
  students: { all: number; submitted: number };
}

/**
 * All assignments of a course, the soonest due first.
 *
 * @throws AppError NOT_FOUND for who is not staff of it
 */
export async function listStaffAssignments(actor: Actor, course: string): Promise<StaffAssignment[]> {
  const access = await requireStaff(actor, { slug: course }, "course");
  const now = new Date();
  const [rows, students] = await Promise.all([
    database().assignment.findMany({
      where: { courseId: access.courseId },
      orderBy: [{ dueAt: "asc" }, { slug: "asc" }],
      select: {
        ...{ id: true, slug: true, title: true, opensAt: true, dueAt: true, closesAt: true, publishedAt: true },
        items: { select: { points: true } },
      },
    }),
    database().enrollment.findMany({ where: seenStudents(access), select: { userId: true } }),
  ]);
  const userIds = students.map(({ userId }) => userId);
  const submitted = await countSubmitters(access.courseId, userIds);
  return rows.map(({ items, publishedAt, ...row }) => ({
    ...row,
    isExtended: false,
    state: stateAt(row, now),
    isPublished: publishedAt !== null && publishedAt <= now,
    itemCount: items.length,
    points: items.reduce((sum, { points }) => sum + points, 0),
    students: { all: userIds.length, submitted: submitted.get(row.id) ?? 0 },
  }));
}

/** How many of these people handed in anything, by assignment. */
async function countSubmitters(courseId: string, userIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await database().$queryRaw<{ assignmentId: string; count: number }[]>`
    SELECT a.id AS "assignmentId", count(*)::int AS count
    FROM "Assignment" a CROSS JOIN unnest(${userIds}::uuid[]) AS person(id)
    WHERE a."courseId" = ${courseId}::uuid AND EXISTS (
      SELECT FROM "Item" i JOIN "Part" p ON p."itemId" = i.id JOIN "Submission" s ON s."partId" = p.id
      WHERE i."assignmentId" = a.id AND s."userId" = person.id AND s.kind = 'submit')
    GROUP BY a.id`;
  return new Map(rows.map(({ assignmentId, count }) => [assignmentId, count]));
}
