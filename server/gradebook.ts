import { z } from "zod";
import { type Reach, requireStaff, seenStudents } from "./access";
import type { Actor } from "./actor";
import { areReviewsReleased } from "./areReviewsReleased";
import { policyColumns, policyFor } from "./assignmentPolicy";
import { database, type Database } from "./db";
import { findDecisiveAnswers } from "./decisiveAnswers";
import { gradeItem, gradeSum, type LatePolicy, type PartGrade } from "./grade";
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
 * student; waiting: an answer waits for its verdict or a reader; dropped: its share is among the lowest, which are left
 * out of the sum.
 */
export const cellMarks = ["late", "override", "held", "waiting", "dropped"] as const;
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
  /** So many assignments with the lowest share are left out of the total. */
  dropLowest: number;
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
  return { ...(await computeGradebook(database(), access, new Date())), mayImport: access.limitedToSectionId === null };
}

export type ComputedGradebook = Omit<Gradebook, "mayImport">;

/**
 * The gradebook of the students in reach, as it is at a moment. Callers have checked who asks.
 *
 * @param assignment - slug of the one that is asked for; it may not be there. Without it all
 */
export async function computeGradebook(
  tx: Database,
  access: Reach,
  now: Date,
  assignment?: string,
): Promise<ComputedGradebook> {
  const [assignments, students, { dropLowest }] = await Promise.all([
    findAssignments(tx, access.courseId, now, assignment),
    findStudents(tx, access),
    tx.course.findUniqueOrThrow({ where: { id: access.courseId }, select: { dropLowest: true } }),
  ]);
  const parts = assignments.flatMap(({ dueAt, closesAt, counts, items }) =>
    items.flatMap((item) => item.parts.map(({ id }) => ({ id, dueAt, closesAt, counts }))),
  );
  const answers = await findDecisiveAnswers(tx, parts);
  const answersTo = (partId: string, { userId }: Student) => answers.get(partId)?.get(userId) ?? [];
  const course = { assignments: assignments.map((assignment) => toGraded(assignment, now)), dropLowest };
  return {
    assignments: assignments.map(toColumn),
    points: assignments.flatMap(({ items }) => items).reduce((total, { points }) => total + points, 0),
    dropLowest,
    sections: [...new Set(students.flatMap(({ section }) => section?.name ?? []))].sort(),
    students: students.map((student) => toStudent(student, course, answersTo)),
  };
}

const findAssignments = (tx: Database, courseId: string, now: Date, slug: string | undefined) =>
  tx.assignment.findMany({
    where: { courseId, publishedAt: { lte: now }, ...(slug === undefined ? {} : { slug }) },
    orderBy: [{ dueAt: "asc" }, { slug: "asc" }],
    select: {
      ...{ id: true, slug: true, title: true, ...policyColumns, dropLowest: true },
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

const findStudents = async (tx: Database, access: Reach) => {
  const rows = await tx.enrollment.findMany({
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
  ...{ id, slug, title, dueAt, points: gradeSum(items.map(({ points }) => ({ points, earned: null }))).points },
  items: items.map(({ version, parts, ...item }) => {
    const titles = TitlesSchema.parse(version.definition);
    return { ...item, title: titles.title, parts: parts.map((part) => ({ ...part, title: partTitle(part, titles) })) };
  }),
});

function partTitle({ key }: { key: string }, { parts }: z.infer<typeof TitlesSchema>): string {
  const title = parts.find(({ id }) => id === key)?.title;
  return title === undefined || parts.filter((part) => part.title === title).length > 1 ? key : title;
}

/** An assignment with what is the same for many students worked out once. */
type GradedAssignment = Pick<AssignmentRow, "items" | "dropLowest"> & {
  isReleased: boolean;
  policyOf: (student: Student) => LatePolicy;
};

function toGraded(assignment: AssignmentRow, now: Date): GradedAssignment {
  const { items, dropLowest, extensions } = assignment;
  const ownPolicy = policyFor(assignment, []);
  return {
    ...{ items, dropLowest, isReleased: areReviewsReleased(assignment, now) },
    policyOf(student) {
      const theirs = extensions.filter(
        ({ userId, sectionId }) => userId === student.userId || (sectionId !== null && sectionId === student.sectionId),
      );
      return theirs.length === 0 ? ownPolicy : policyFor(assignment, theirs);
    },
  };
}

function toStudent(
  student: Student,
  { assignments, dropLowest }: { assignments: readonly GradedAssignment[]; dropLowest: number },
  answersTo: AnswersTo,
): GradebookStudent {
  const rows = assignments.map((assignment) => toAssignmentCells(student, assignment, answersTo));
  const { sum, cells } = sumOf(
    rows.map(({ cell }) => cell),
    dropLowest,
  );
  const { userId, name, email, section } = student;
  return {
    ...{ userId, name, email, section: section?.name ?? null, total: sum },
    assignments: rows.map(({ cell, items }, place) => ({ cell: cells[place] ?? cell, items })),
  };
}

function toAssignmentCells(student: Student, assignment: GradedAssignment, answersTo: AnswersTo) {
  const policy = assignment.policyOf(student);
  const items = assignment.items.map((item) =>
    toItemCell(item, policy, assignment.isReleased, (partId) => answersTo(partId, student)),
  );
  const { sum, cells } = sumOf(items, assignment.dropLowest);
  return { cell: sum, items: cells };
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
    dropped: false,
  };
  return cellMarks.filter((mark) => holds[mark]);
}

/** The sum of cells, and the cells with those marked that it leaves out. */
function sumOf<Cell extends GradebookCell>(
  cells: readonly Cell[],
  dropLowest: number,
): { sum: GradebookCell; cells: Cell[] } {
  const { points, earned, dropped } = gradeSum(cells, dropLowest);
  const marked = cells.map((cell, place): Cell =>
    dropped.includes(place) ? { ...cell, marks: [...cell.marks, "dropped"] } : cell,
  );
  return { sum: { points, earned, marks: joined(cells.map(({ marks }) => marks)) }, cells: marked };
}

const joined = (lists: readonly (readonly CellMark[])[]): CellMark[] =>
  cellMarks.filter((mark) => mark !== "dropped" && lists.some((marks) => marks.includes(mark)));
