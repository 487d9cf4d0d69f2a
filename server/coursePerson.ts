import { requireId, requireInstructor } from "./access";
import type { Actor } from "./actor";
import { database } from "./db";
import { notFound } from "./errors";
import { type RosterPerson, rosterColumns, toRosterPerson } from "./roster";

/** Somebody of a course, as instructors see them. */
export interface PersonView extends RosterPerson {
  /** Since when they are in the course. */
  enrolledAt: Date;
  /** They are in another course of this server too. */
  isElsewhere: boolean;
  sections: { id: string; name: string }[];
  /** Their own dates, and those of their section; the soonest due first. */
  extensions: PersonExtension[];
  /** By assignment, in which they handed something in, with when they did last. */
  work: { assignment: string; slug: string; submissions: number; lastAt: Date }[];
}

export interface PersonExtension {
  id: string;
  assignment: string;
  /** Null: it is this person's own. */
  section: string | null;
  dueAt: Date;
  closesAt: Date;
  reason: string;
}

/** @throws AppError NOT_FOUND for who is no instructor, and for people who were never in the course */
export async function getPerson(
  actor: Actor,
  { course, userId: wanted }: { course: string; userId: string },
): Promise<PersonView> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  const userId = requireId(wanted, "person");
  const row = await database().enrollment.findUnique({
    where: { courseId_userId: { courseId, userId } },
    select: { ...rosterColumns, createdAt: true, sectionId: true },
  });
  if (row === null) throw notFound("person");
  const { createdAt: enrolledAt, sectionId, ...person } = row;
  const [sections, elsewhere, extensions, work] = await Promise.all([
    database().section.findMany({
      where: { courseId },
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    }),
    database().enrollment.count({ where: { userId, NOT: { courseId } } }),
    listExtensions(courseId, userId, sectionId),
    listWork(courseId, userId),
  ]);
  return { ...toRosterPerson(person), enrolledAt, isElsewhere: elsewhere > 0, sections, extensions, work };
}

async function listExtensions(courseId: string, userId: string, sectionId: string | null): Promise<PersonExtension[]> {
  const rows = await database().extension.findMany({
    where: { courseId, OR: [{ userId }, ...(sectionId === null ? [] : [{ sectionId }])] },
    orderBy: [{ dueAt: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, dueAt: true, closesAt: true, reason: true },
      assignment: { select: { title: true } },
      section: { select: { name: true } },
    },
  });
  return rows.map(({ assignment, section, ...row }) => ({
    ...{ ...row, assignment: assignment.title, section: section?.name ?? null },
  }));
}

function listWork(courseId: string, userId: string): Promise<PersonView["work"]> {
  return database().$queryRaw`
    SELECT a.title AS assignment, a.slug, count(*)::int AS submissions, max(s."createdAt") AS "lastAt"
    FROM "Submission" s JOIN "Part" p ON p.id = s."partId" JOIN "Item" i ON i.id = p."itemId"
      JOIN "Assignment" a ON a.id = i."assignmentId"
    WHERE a."courseId" = ${courseId}::uuid AND s."userId" = ${userId}::uuid AND s.kind = 'submit'
      AND NOT EXISTS (SELECT FROM "SuggestedEdit" e WHERE e."submissionId" = s.id)
    GROUP BY a.id ORDER BY a."dueAt", a.slug`;
}
