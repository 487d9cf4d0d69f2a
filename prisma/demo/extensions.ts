import type { Database } from "#server/db";
import type { DemoAssignment } from "./courseRows";
import { idOf, insertRows } from "./rows";

interface Granting {
  course: { id: string; slug: string };
  assignments: readonly DemoAssignment[];
  people: readonly { id: string; name: string; email: string }[];
  instructorId: string;
  now: Date;
}

const dayMs = 86_400_000;

/** Who gets how many days more for the homework, and why. */
const granted: readonly { seat: number; days: number; reason: string }[] = [
  { seat: 3, days: 3, reason: "Ill for a week; the note is with the instructor." },
  { seat: 8, days: 2, reason: "Plays in the conference final on the due day." },
];

export async function storeExtensions(
  tx: Database,
  { course, assignments, people, instructorId, now }: Granting,
): Promise<void> {
  const homework = assignments.find(({ slug }) => slug === "homework-2");
  if (homework === undefined) return;
  const { dueAt, closesAt, opensAt } = homework;
  const createdAt = new Date(Math.min(opensAt.getTime() + 4 * dayMs, now.getTime()));
  const rows = granted.flatMap(({ seat, days, reason }) => {
    const person = people[seat];
    if (person === undefined) return [];
    const id = idOf(`extension/${course.slug}/${person.email}`);
    const extended = { dueAt: later(dueAt, days), closesAt: later(closesAt, days) };
    return [{ id, userId: person.id, name: person.name, reason, ...extended }];
  });
  await insertRows(
    tx,
    "Extension",
    rows.map(({ name: _, ...row }) => ({
      ...{ ...row, courseId: course.id, assignmentId: homework.id, granterId: instructorId, createdAt },
    })),
  );
  await insertRows(
    tx,
    "AuditEvent",
    rows.map(({ id, name, ...row }) => ({
      ...{ id: idOf(`event/${id}`), at: createdAt, actorId: instructorId, courseId: course.id },
      ...{ action: "extension granted", subjectKind: "extension", subjectId: id },
      before: { dueAt: dueAt.toISOString(), closesAt: closesAt.toISOString() },
      after: {
        dueAt: row.dueAt.toISOString(),
        closesAt: row.closesAt.toISOString(),
        student: name,
        reason: row.reason,
      },
    })),
  );
}

const later = (date: Date, days: number): Date => new Date(date.getTime() + days * dayMs);
