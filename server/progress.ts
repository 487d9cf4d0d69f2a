import type { VerdictStatus } from "#grader/verdict";
import { type Access, extensionsOf } from "./access";
import { areReviewsReleased } from "./areReviewsReleased";
import { policyColumns, policyFor } from "./assignmentPolicy";
import { database } from "./db";
import { type AssignmentState, type Dates, stateAt, type TimedClock } from "./deadlines";
import {
  type FinishedReview,
  type GradedAnswer,
  gradeItem,
  gradePart,
  gradeSum,
  type ItemGrade,
  type LatePolicy,
  type PartGrade,
  type SumGrade,
} from "./grade";
import { rubricPoints } from "./rubricPoints";
import { clockOf, timingOf } from "./timing";

/** "waiting": an answer was handed in that is queued, set aside after a failure of ours, or to be read by a person. */
export type PartState = "untouched" | "partial" | "full" | "waiting";

export interface PartProgress {
  id: string;
  key: string;
  state: PartState;
  /** Submissions that count. */
  attempts: number;
  hasDraft: boolean;
  grade: PartGrade;
}

export interface ItemProgress {
  id: string;
  problemSlug: string;
  versionId: string;
  grade: ItemGrade;
  parts: PartProgress[];
}

/** An assignment as it stands for one person, with their own dates. */
export interface AssignmentProgress {
  id: string;
  slug: string;
  title: string;
  dates: Dates;
  policy: LatePolicy;
  /** So many items with the lowest share are left out. */
  dropLowest: number;
  isExtended: boolean;
  state: AssignmentState;
  /** Null where there is no time limit, and for staff. */
  clock: TimedClock | null;
  solutionsReleaseAt: Date | null;
  grade: SumGrade;
  items: ItemProgress[];
}

/** Whose assignments they are. */
type Viewer = Pick<Access, "courseId" | "userId" | "isStaff">;

/** The assignments of a course that this person may know of, soonest due first. Students do not know of unpublished ones. */
export async function loadAssignments(access: Viewer, slug?: string): Promise<AssignmentProgress[]> {
  const now = new Date();
  const rows = await findAssignments(access, now, slug);
  return rows
    .map((row) => toProgress(row, now, { areReviewsOut: areReviewsReleased(row, now), isStaff: access.isStaff }))
    .sort((a, b) => a.dates.dueAt.getTime() - b.dates.dueAt.getTime() || (a.slug < b.slug ? -1 : 1));
}

/**
 * One assignment as it stands for a student, as staff see it: with the reviews that are still kept from the student.
 * Undefined when the course has no such assignment.
 */
export async function findProgressOf(
  student: Pick<Viewer, "courseId" | "userId">,
  slug: string,
): Promise<AssignmentProgress | undefined> {
  const now = new Date();
  const [row] = await findAssignments({ ...student, isStaff: true }, now, slug);
  return row === undefined ? undefined : toProgress(row, now, { areReviewsOut: true, isStaff: true });
}

function findAssignments(access: Viewer, now: Date, slug: string | undefined) {
  const { courseId, userId, isStaff } = access;
  return database().assignment.findMany({
    where: {
      courseId,
      ...(slug === undefined ? {} : { slug }),
      ...(isStaff ? {} : { publishedAt: { lte: now } }),
    },
    select: {
      id: true,
      slug: true,
      title: true,
      ...policyColumns,
      dropLowest: true,
      ...timingOf(userId),
      solutionsReleaseAt: true,
      holdsReviews: true,
      reviewsReleaseAt: true,
      extensions: extensionsOf(userId),
      items: {
        orderBy: { position: "asc" },
        select: {
          id: true,
          points: true,
          versionId: true,
          problem: { select: { slug: true } },
          parts: {
            where: { retiredAt: null },
            orderBy: { position: "asc" },
            select: {
              id: true,
              key: true,
              points: true,
              drafts: { where: { userId }, select: { id: true } },
              submissions: { where: { userId, kind: "submit" }, select: submittedColumns },
            },
          },
        },
      },
    },
  });
}

/** What `gradeSubmissions` needs of a submission. */
export const submittedColumns = {
  id: true,
  createdAt: true,
  gradings: { where: { isCurrent: true }, select: { status: true, score: true, maxScore: true } },
  review: {
    select: {
      state: true,
      overridePoints: true,
      overrideReason: true,
      updatedAt: true,
      rubricItems: {
        select: {
          rubricItem: {
            select: { points: true, group: { select: { id: true, leastPoints: true, mostPoints: true } } },
          },
        },
      },
    },
  },
} as const;

type AssignmentRow = Awaited<ReturnType<typeof findAssignments>>[number];
type ItemRow = AssignmentRow["items"][number];
type PartRow = ItemRow["parts"][number];
/** A submission with all that its grade depends on. */
export type SubmissionRow = PartRow["submissions"][number];

function toProgress(
  row: AssignmentRow,
  now: Date,
  { areReviewsOut, isStaff }: { areReviewsOut: boolean; isStaff: boolean },
): AssignmentProgress {
  const { id, slug, title, dropLowest, solutionsReleaseAt } = row;
  const policy = policyFor(row, row.extensions);
  const { opensAt, dueAt, closesAt } = policy;
  const dates = { opensAt, dueAt, closesAt };
  const items = row.items.map((item) => toItemProgress(item, policy, areReviewsOut));
  return {
    ...{ id, slug, title, dates, policy, dropLowest, solutionsReleaseAt, items },
    isExtended: row.extensions.length > 0,
    state: stateAt(dates, now),
    clock: isStaff ? null : clockOf(row, dates, now),
    grade: gradeSum(
      items.map((item) => item.grade),
      dropLowest,
    ),
  };
}

function toItemProgress(row: ItemRow, policy: LatePolicy, areReviewsOut: boolean): ItemProgress {
  const parts = row.parts.map((part) => toPartProgress(part, policy, areReviewsOut));
  const grade = gradeItem(
    row.points,
    parts.map((part) => part.grade),
  );
  return { id: row.id, problemSlug: row.problem.slug, versionId: row.versionId, grade, parts };
}

function toPartProgress(row: PartRow, policy: LatePolicy, areReviewsOut: boolean): PartProgress {
  const verdicts = row.submissions.map((submission) => submission.gradings[0]?.status ?? null);
  const { grade, isWaiting } = gradeSubmissions(row.points, row.submissions, policy, areReviewsOut);
  const attempts = verdicts.filter((status) => status !== "invalid" && status !== "grader-failed").length;
  const state = grade.isSolved ? "full" : isWaiting ? "waiting" : attempts > 0 ? "partial" : "untouched";
  return { id: row.id, key: row.key, state, attempts, hasDraft: row.drafts.length > 0, grade };
}

/**
 * The grade of a part from one person's submissions to it. The gradebook calls it too: no grade is made in another way.
 *
 * @param areReviewsOut - finished reviews count; false while they are kept from the reader
 */
export function gradeSubmissions(
  points: number,
  submissions: readonly SubmissionRow[],
  policy: LatePolicy,
  areReviewsOut: boolean,
): { grade: PartGrade; isWaiting: boolean } {
  const graded = submissions.flatMap((submission) => toGradedAnswer(submission, areReviewsOut));
  const isGraded = new Set(graded.map(({ submissionId }) => submissionId));
  const unread = submissions.filter((submission) => isHandedIn(submission) && !isGraded.has(submission.id));
  const unreadSince = unread.map(({ createdAt }) => createdAt);
  const grade = gradePart(points, graded, policy, unreadSince);
  const statuses = submissions.map(({ gradings: [grading] }) => grading?.status ?? null);
  const isWaiting = grade.isUnread || statuses.some((status) => status === null || status === "grader-failed");
  return { grade, isWaiting };
}

/** No test looked at it: a person does. */
const isHandedIn = ({ gradings: [grading] }: SubmissionRow): boolean =>
  grading?.maxScore === 0 && grading.status === "accepted";

/** Statuses that say nothing about the answer. */
const uncounted: readonly (string | null)[] = ["invalid", "grader-failed", null] satisfies (VerdictStatus | null)[];

function toGradedAnswer({ id, createdAt, gradings, review }: SubmissionRow, areReviewsOut: boolean): GradedAnswer[] {
  const finished = review?.state === "finished" && areReviewsOut ? toFinishedReview(review) : null;
  const [grading] = gradings;
  // What no test looked at has no score, and counts once a person has reviewed it.
  const isCounted = grading !== undefined && !uncounted.includes(grading.status) && grading.maxScore !== 0;
  if (!isCounted && finished === null) return [];
  const score = isCounted ? (grading.score ?? 0) : 0;
  const maxScore = isCounted ? (grading.maxScore ?? 0) : 0;
  return [{ submissionId: id, submittedAt: createdAt, score, maxScore, review: finished }];
}

function toFinishedReview(review: NonNullable<SubmissionRow["review"]>): FinishedReview {
  const { overridePoints: points, overrideReason: reason, updatedAt: at } = review;
  return {
    rubricPoints: rubricPoints(review.rubricItems.map(({ rubricItem }) => rubricItem)),
    override: points === null || reason === null ? null : { points, reason, at },
  };
}
