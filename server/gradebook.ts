import { z } from "zod";
import { type Access, requireStaff, seenStudents } from "./access";
import type { Actor } from "./actor";
import { areReviewsReleased } from "./areReviewsReleased";
import { database } from "./db";
import { extendedDates } from "./deadlines";
import { findDecisiveAnswers } from "./decisiveAnswers";
import { gradeAssignment, gradeItem, type LatePolicy, type PartGrade } from "./grade";
import { gradeSubmissions, type SubmissionRow } from "./progress";

/** A column: an item of an assignment. An assignment's own column is the sum of its items. */
export interface GradebookItem {
  id: string;
  title: string;
  points: number;
  parts: GradebookPart[];
}

export interface GradebookPart {
  id: string;
  key: string;
  /** Its title, or its key where several parts of the item have the same title. */
  title: string;
  points: number;
}

export interface GradebookAssignment {
  id: string;
  slug: string;
  title: string;
  points: number;
  dueAt: Date;
  items: GradebookItem[];
}

/**
 * late: points come from an answer that was late; override: a person set it; held: a review in it is not released to the
 * student; waiting: an answer waits for its verdict or a reader.
 */
export const cellMarks = ["late", "override", "held", "waiting"] as const;
export type CellMark = (typeof cellMarks)[number];

/** One number of the gradebook. */
export interface GradebookCell {
  points: number;
  /** Null while nothing that counts was handed in. */
  earned: number | null;
  marks: CellMark[];
}

export interface GradebookItemCell extends GradebookCell {
  /** As the item's parts are listed: what each gives, in its own points, and the submission that this comes from. */
  parts: { earned: number | null; submissionId: string | null }[];
}

export interface GradebookStudent {
  userId: string;
  name: string;
  email: string;
  section: string | null;
  total: GradebookCell;
  /** As the assignments are listed. */
  assignments: { cell: GradebookCell; items: GradebookItemCell[] }[];
}

export interface Gradebook {
  /** The soonest due first; those that students know of. */
  assignments: GradebookAssignment[];
  points: number;
  sections: string[];
  /** By name. Those whom the actor sees. */
  students: GradebookStudent[];
  /** Whether the actor may set points from a file. */
  mayImport: boolean;
}

/**
 * All students and all their grades. Each number is made by the functions of grade.ts when somebody asks; nothing of it
 * is stored.
 *
 * @throws AppError NOT_FOUND for who is not staff of the course
 */
export async function getGradebook(actor: Actor, course: string): Promise<Gradebook> {
  const access = await requireStaff(actor, { slug: course }, "course");
  const now = new Date();
  const [assignments, students] = await Promise.all([findAssignments(access.courseId, now), findStudents(access)]);
  const parts = assignments.flatMap(({ dueAt, items }) =>
    items.flatMap((item) => item.parts.map(({ id }) => ({ id, dueAt }))),
  );
  const answers = await findDecisiveAnswers(database(), parts);
  const answersTo = (partId: string, { userId }: Student) => answers.get(partId)?.get(userId) ?? [];
  return {
    assignments: assignments.map(toColumn),
    points: assignments.flatMap(({ items }) => items).reduce((total, { points }) => total + points, 0),
    sections: [...new Set(students.flatMap(({ section }) => section?.name ?? []))].sort(),
    students: students.map((student) => toStudent(student, assignments, now, answersTo)),
    mayImport: access.limitedToSectionId === null,
  };
}

const findAssignments = (courseId: string, now: Date) =>
  database().assignment.findMany({
    where: { courseId, publishedAt: { lte: now } },
    orderBy: [{ dueAt: "asc" }, { slug: "asc" }],
    select: {
      ...{ id: true, slug: true, title: true, opensAt: true, dueAt: true, closesAt: true, latePercentPerDay: true },
      ...{ holdsReviews: true, reviewsReleaseAt: true },
      extensions: { select: { userId: true, sectionId: true, dueAt: true, closesAt: true } },
      items: {
        orderBy: { position: "asc" },
        select: {
          ...{ id: true, points: true, version: { select: { definition: true } } },
          parts: {
            where: { retiredAt: null },
            orderBy: { position: "asc" },
            select: { id: true, key: true, points: true },
          },
        },
      },
    },
  });

const findStudents = async (access: Access) => {
  const rows = await database().enrollment.findMany({
    where: seenStudents(access),
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
    select: {
      ...{ userId: true, sectionId: true, section: { select: { name: true } } },
      user: { select: { name: true, email: true } },
    },
  });
  return rows.map(({ user, ...row }) => ({ ...row, ...user }));
};

type AssignmentRow = Awaited<ReturnType<typeof findAssignments>>[number];
type ItemRow = AssignmentRow["items"][number];
type Student = Awaited<ReturnType<typeof findStudents>>[number];
type AnswersTo = (partId: string, student: Student) => readonly SubmissionRow[];

const TitlesSchema = z.object({
  title: z.string(),
  parts: z.array(z.object({ id: z.string(), title: z.string() })),
});

const toColumn = ({ id, slug, title, dueAt, items }: AssignmentRow): GradebookAssignment => ({
  ...{ id, slug, title, dueAt, points: gradeAssignment(items.map(({ points }) => ({ points, earned: null }))).points },
  items: items.map(({ version, parts, ...item }) => {
    const titles = TitlesSchema.parse(version.definition);
    return { ...item, title: titles.title, parts: parts.map((part) => ({ ...part, title: partTitle(part, titles) })) };
  }),
});

function partTitle({ key }: { key: string }, { parts }: z.infer<typeof TitlesSchema>): string {
  const title = parts.find(({ id }) => id === key)?.title;
  return title === undefined || parts.filter((part) => part.title === title).length > 1 ? key : title;
}

function toStudent(
  student: Student,
  assignments: readonly AssignmentRow[],
  now: Date,
  answersTo: AnswersTo,
): GradebookStudent {
  const cells = assignments.map((assignment) => toAssignmentCells(student, assignment, now, answersTo));
  const total = sumOf(cells.map(({ cell }) => cell));
  const { userId, name, email, section } = student;
  return { userId, name, email, section: section?.name ?? null, total, assignments: cells };
}

function toAssignmentCells(student: Student, assignment: AssignmentRow, now: Date, answersTo: AnswersTo) {
  const extensions = assignment.extensions.filter(
    ({ userId, sectionId }) => userId === student.userId || (sectionId !== null && sectionId === student.sectionId),
  );
  const policy: LatePolicy = { ...extendedDates(assignment, extensions), percentPerDay: assignment.latePercentPerDay };
  const isReleased = areReviewsReleased(assignment, now);
  const items = assignment.items.map((item) =>
    toItemCell(item, policy, isReleased, (partId) => answersTo(partId, student)),
  );
  return { cell: sumOf(items), items };
}

function toItemCell(
  item: ItemRow,
  policy: LatePolicy,
  isReleased: boolean,
  answersTo: (partId: string) => readonly SubmissionRow[],
): GradebookItemCell {
  const parts = item.parts.map((part) => {
    const answers = answersTo(part.id);
    // Staff see what students do not see yet.
    const { grade, isWaiting } = gradeSubmissions(part.points, answers, policy, true);
    const isReviewed = answers.some(({ review }) => review?.state === "finished");
    return { grade, marks: marksOf(grade, isWaiting, isReviewed && !isReleased) };
  });
  const { earned } = gradeItem(
    item.points,
    parts.map(({ grade }) => grade),
  );
  const marks = joined(parts.map((part) => part.marks));
  return {
    ...{ points: item.points, earned, marks },
    parts: parts.map(({ grade }) => ({ earned: grade.earned, submissionId: grade.submissionId })),
  };
}

function marksOf({ daysLate, isOverridden }: PartGrade, isWaiting: boolean, isHeld: boolean): CellMark[] {
  const holds: Record<CellMark, boolean> = {
    late: daysLate > 0,
    override: isOverridden,
    held: isHeld,
    waiting: isWaiting,
  };
  return cellMarks.filter((mark) => holds[mark]);
}

const sumOf = (cells: readonly GradebookCell[]): GradebookCell => ({
  ...gradeAssignment(cells),
  marks: joined(cells.map(({ marks }) => marks)),
});

const joined = (lists: readonly (readonly CellMark[])[]): CellMark[] =>
  cellMarks.filter((mark) => lists.some((marks) => marks.includes(mark)));
