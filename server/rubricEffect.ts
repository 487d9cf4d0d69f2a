import { policyColumns, policyFor } from "./assignmentPolicy";
import type { Database } from "./db";
import type { LatePolicy } from "./grade";
import { gradeSubmissions, type SubmissionRow, submittedColumns } from "./progress";
import type { AppliedItem } from "./rubricPoints";

/** What a change of a rubric does. */
export interface RubricEffect {
  /** Reviews that hold an item which is changed, or whose group is. */
  finishedReviews: number;
  draftReviews: number;
  /** Students of the course whose points for the part change, with lateness and the best of their answers counted. */
  students: number;
  /** Of these those whom the actor sees. */
  seenStudents: number;
  /** The largest change of one whom the actor sees, in points of the part. Null when there is none. */
  largest: { before: number; after: number } | null;
}

/** What every item of a rubric gives, by its id, also of retired ones. */
export type RubricPoints = ReadonlyMap<string, AppliedItem>;

export async function loadRubricPoints(tx: Database, partId: string): Promise<RubricPoints> {
  const items = await tx.rubricItem.findMany({
    where: { partId },
    select: { id: true, points: true, group: { select: { id: true, leastPoints: true, mostPoints: true } } },
  });
  return new Map(items.map(({ id, ...item }) => [id, item]));
}

/** All that students with a review handed in for a part, and the rule by which it counts. */
export interface ReviewedAnswers {
  points: number;
  students: { sectionId: string | null; policy: LatePolicy; submissions: ReviewedSubmission[] }[];
  /** Of everybody, also of who left the course. */
  reviews: { isFinished: boolean; itemIds: string[] }[];
}

type Review = NonNullable<SubmissionRow["review"]>;
type ReviewedSubmission = Omit<SubmissionRow, "review"> & {
  review: (Omit<Review, "rubricItems"> & { rubricItems: { rubricItemId: string }[] }) | null;
};

export async function loadReviewedAnswers(tx: Database, partId: string, courseId: string): Promise<ReviewedAnswers> {
  const rubricItems = { select: { rubricItemId: true } } as const;
  const part = await tx.part.findUniqueOrThrow({
    where: { id: partId },
    select: { points: true, item: { select: { assignment: { select: extendedPolicyColumns } } } },
  });
  const enrollments = await tx.enrollment.findMany({
    where: {
      ...{ courseId, role: "student", droppedAt: null },
      user: { submissions: { some: { partId, kind: "submit", review: { isNot: null } } } },
    },
    select: { userId: true, sectionId: true },
  });
  const submissions = await tx.submission.findMany({
    where: { partId, kind: "submit", userId: { in: enrollments.map(({ userId }) => userId) } },
    select: {
      ...submittedColumns,
      userId: true,
      review: { select: { ...submittedColumns.review.select, rubricItems } },
    },
  });
  const reviews = await tx.review.findMany({
    where: { submission: { partId } },
    select: { state: true, rubricItems },
  });
  const bySubmitter = new Map<string, typeof submissions>();
  for (const submission of submissions)
    bySubmitter.set(submission.userId, [...(bySubmitter.get(submission.userId) ?? []), submission]);
  const { assignment } = part.item;
  return {
    points: part.points,
    students: enrollments.map(({ userId, sectionId }) => {
      const theirs = assignment.extensions.filter(
        (extension) =>
          extension.userId === userId || (extension.sectionId !== null && extension.sectionId === sectionId),
      );
      return { sectionId, policy: policyFor(assignment, theirs), submissions: bySubmitter.get(userId) ?? [] };
    }),
    reviews: reviews.map((review) => ({
      isFinished: review.state === "finished",
      itemIds: review.rubricItems.map(({ rubricItemId }) => rubricItemId),
    })),
  };
}

const extendedPolicyColumns = {
  ...policyColumns,
  extensions: { select: { userId: true, sectionId: true, dueAt: true, closesAt: true } },
} as const;

/**
 * Compares everybody's points under two states of a rubric. Reviews that are held count as if they were released:
 * what is asked is which points a change moves, not when they are seen.
 *
 * A rubric is shared, so whoever changes it learns how many answers and students this is about, of all sections. The
 * points of a single one are told to staff who see that student alone.
 *
 * @param itemIds - the items that the change is about
 * @param limitedToSectionId - the section whose students alone the actor sees; null for everybody
 */
export function toEffect(
  { points, students, reviews }: ReviewedAnswers,
  { before, after }: { before: RubricPoints; after: RubricPoints },
  itemIds: readonly string[],
  limitedToSectionId: string | null,
): RubricEffect {
  const users = reviews.filter((review) => review.itemIds.some((id) => itemIds.includes(id)));
  const finishedReviews = users.filter(({ isFinished }) => isFinished).length;
  const changes = students.flatMap(({ sectionId, policy, submissions }) => {
    const earned = (rubric: RubricPoints): number =>
      gradeSubmissions(
        points,
        submissions.map((submission) => under(rubric, submission)),
        policy,
        true,
      ).grade.earned ?? 0;
    const change = { before: earned(before), after: earned(after) };
    return sizeOf(change) > rounding ? [{ sectionId, change }] : [];
  });
  const seen = changes
    .filter(({ sectionId }) => limitedToSectionId === null || sectionId === limitedToSectionId)
    .map(({ change }) => change);
  const [largest = null] = seen.toSorted((a, b) => sizeOf(b) - sizeOf(a));
  return {
    ...{ finishedReviews, draftReviews: users.length - finishedReviews },
    ...{ students: changes.length, seenStudents: seen.length, largest },
  };
}

const rounding = 1e-9;

const sizeOf = ({ before, after }: { before: number; after: number }): number => Math.abs(after - before);

function under(rubric: RubricPoints, { review, ...submission }: ReviewedSubmission): SubmissionRow {
  if (review === null) return { ...submission, review: null };
  const rubricItems = review.rubricItems.flatMap(({ rubricItemId }) => {
    const rubricItem = rubric.get(rubricItemId);
    return rubricItem === undefined ? [] : [{ rubricItem }];
  });
  return { ...submission, review: { ...review, rubricItems } };
}
