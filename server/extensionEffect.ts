import { policyColumns, policyFor } from "./assignmentPolicy";
import type { Database } from "./db";
import { type Dates, extendedDates } from "./deadlines";
import { gradeItem, gradeSum, type LatePolicy } from "./grade";
import { gradeSubmissions, type SubmissionRow, submittedColumns } from "./progress";

/** Who has an extension. */
export type Holder = { userId: string } | { sectionId: string };

/** What an extension, or taking it back, would do. */
export interface ExtensionEffect {
  /** Students of the course whom it concerns, by name. */
  students: AffectedStudent[];
}

export interface AffectedStudent {
  userId: string;
  name: string;
  before: Pick<Dates, "dueAt" | "closesAt">;
  after: Pick<Dates, "dueAt" | "closesAt">;
  /** Points of the assignment with all reviews: they differ where answers that were late count differently. Null: none. */
  earnedBefore: number | null;
  earnedAfter: number | null;
}

/**
 * Compares dates and points of everybody whom an extension concerns.
 *
 * @param change.dates - what the holder's extension would be; null for none
 */
export async function findEffect(
  tx: Database,
  courseId: string,
  {
    assignmentId,
    holder,
    dates,
  }: { assignmentId: string; holder: Holder; dates: Pick<Dates, "dueAt" | "closesAt"> | null },
): Promise<ExtensionEffect> {
  const students = await tx.enrollment.findMany({
    where: { courseId, role: "student", droppedAt: null, ...holder },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
    select: { userId: true, sectionId: true, user: { select: { name: true } } },
  });
  const assignment = await tx.assignment.findUniqueOrThrow({
    where: { id: assignmentId },
    select: {
      ...policyColumns,
      dropLowest: true,
      extensions: { select: { userId: true, sectionId: true, dueAt: true, closesAt: true } },
      items: {
        orderBy: { position: "asc" },
        select: { points: true, parts: { where: { retiredAt: null }, select: { id: true, points: true } } },
      },
    },
  });
  const rows = await tx.submission.findMany({
    where: { kind: "submit", userId: { in: students.map(({ userId }) => userId) }, part: { item: { assignmentId } } },
    select: { ...submittedColumns, userId: true, partId: true },
  });
  const answers = new Map<string, SubmissionRow[]>();
  for (const row of rows) {
    const key = `${row.userId} ${row.partId}`;
    answers.set(key, [...(answers.get(key) ?? []), row]);
  }
  const isHolders = (extension: { userId: string | null; sectionId: string | null }): boolean =>
    "userId" in holder ? extension.userId === holder.userId : extension.sectionId === holder.sectionId;
  const earned = (userId: string, policy: LatePolicy): number | null => {
    const items = assignment.items.map(({ points, parts }) =>
      gradeItem(
        points,
        parts.map(
          (part) => gradeSubmissions(part.points, answers.get(`${userId} ${part.id}`) ?? [], policy, true).grade,
        ),
      ),
    );
    return gradeSum(items, assignment.dropLowest).earned;
  };
  return {
    students: students.map(({ userId, sectionId, user }) => {
      const theirs = assignment.extensions.filter(
        (extension) =>
          extension.userId === userId || (extension.sectionId !== null && extension.sectionId === sectionId),
      );
      const others = theirs.filter((extension) => !isHolders(extension));
      const then = dates === null ? others : [...others, dates];
      const [before, after] = [extendedDates(assignment, theirs), extendedDates(assignment, then)];
      return {
        ...{ userId, name: user.name },
        before: { dueAt: before.dueAt, closesAt: before.closesAt },
        after: { dueAt: after.dueAt, closesAt: after.closesAt },
        earnedBefore: earned(userId, policyFor(assignment, theirs)),
        earnedAfter: earned(userId, policyFor(assignment, then)),
      };
    }),
  };
}
