import type { Database } from "#server/db";
import { enqueueClaim } from "#server/queue";
import { idOf, insertRows } from "./rows";
import type { DemoReview } from "./reviews";
import type { HandedIn } from "./work";

const hourMs = 3_600_000;

/** What students ask about written answers, and what they are told. Null: it is open. */
const aboutReviews: readonly { reason: string; answer: { isGranted: boolean; text: string } | null }[] = [
  {
    reason: "I do say this, in the second sentence, only with other words. Could you look again?",
    answer: null,
  },
  {
    reason: "My neighbour wrote the same and got the point. I think I should have it too.",
    answer: null,
  },
  {
    reason: "The remark says that the reason is missing, but it is the last sentence of my answer.",
    answer: { isGranted: true, text: "You are right, I read over it. You have the point now." },
  },
  {
    reason: "I had no time to explain more, but I know it.",
    answer: {
      isGranted: false,
      text: "We can only grade what stands there. Come to the office hour, we can talk it through.",
    },
  },
];

const aboutProgram = "The derivative of a mean is the mean of the residuals. I worked it out for three points by hand.";

/** "For this input the answer must be X", about the first function of Discussion 1: without the 2 of the square. */
const claim = { function: "grad", arguments: ["1", "[1, 2, 6]"], expected: "-2", tolerance: null };

export interface Disputes {
  courseId: string;
  now: Date;
  reviews: readonly DemoReview[];
  work: readonly HandedIn[];
  /** Everything is answered: the course is over. */
  isOver: boolean;
}

/** A few requests about reviews that cost points and, while the course runs, one with a claim about a program. */
export async function storeRequests(tx: Database, { courseId, now, reviews, work, isOver }: Disputes): Promise<void> {
  const disputed = reviews.filter((review) => review.state === "finished" && missingItem(review) !== undefined);
  const about = [...new Map(disputed.map((review) => [review.submission.student.id, review])).values()];
  const requests = aboutReviews
    .filter(({ answer }) => !isOver || answer !== null)
    .flatMap(({ reason, answer }, index) => {
      const review = about[index];
      if (review === undefined) return [];
      const createdAt = between(review.createdAt, now, 0.3);
      const row = toRow(review.submission, reason, createdAt);
      return [{ review, row: { ...row, ...toAnswer(answer, review, between(createdAt, now, 0.5)), claim: null } }];
    });
  const disputedProgram = work.find(
    ({ problemSlug, verdict }) => problemSlug === "gd-constant" && verdict.diagnosis?.mistake === "no-factor-two",
  );
  const claimed =
    disputedProgram === undefined || isOver
      ? []
      : [
          {
            ...toRow(disputedProgram, aboutProgram, between(disputedProgram.createdAt, now, 1)),
            ...toAnswer(null),
            claim,
          },
        ];
  await insertRows(tx, "RegradeRequest", [...requests.map(({ row }) => row), ...claimed]);
  for (const { id } of claimed) await enqueueClaim(tx, id);

  // What was granted is given.
  await insertRows(
    tx,
    "AppliedRubricItem",
    requests.flatMap(({ review, row }) => {
      const item = missingItem(review);
      return row.state !== "granted" || item === undefined
        ? []
        : [{ reviewId: review.id, rubricItemId: item.id, appliedAt: row.answeredAt }];
    }),
  );
  await insertRows(
    tx,
    "AuditEvent",
    requests
      .filter(({ row }) => row.state !== "open")
      .map(({ row: { id, state, answererId, answeredAt } }) => ({
        ...{ id: idOf(`event/${id}`), at: answeredAt, actorId: answererId, courseId },
        ...{ action: `regrade request ${state}`, subjectKind: "regrade request", subjectId: id },
        ...{ before: { state: "open" }, after: { state, makesTest: false, points: null } },
      })),
  );
}

/** A point of the rubric that a written answer did not get. */
const missingItem = ({ submission, rubricItemIds }: DemoReview) =>
  submission.written === null ? undefined : submission.part.rubricItems.find(({ id }) => !rubricItemIds.includes(id));

const toRow = ({ id: submissionId, student }: HandedIn, reason: string, createdAt: Date) => ({
  ...{ id: idOf(`request/${submissionId}`), submissionId, requesterId: student.id, reason, createdAt },
});

const toAnswer = (
  answer: { isGranted: boolean; text: string } | null,
  review?: Pick<DemoReview, "authorId">,
  answeredAt: Date | null = null,
) =>
  answer === null
    ? { state: "open", answererId: null, answer: null, answeredAt: null }
    : {
        ...{ state: answer.isGranted ? "granted" : "declined", answererId: review?.authorId ?? null },
        ...{ answer: answer.text, answeredAt },
      };

/** The moment that lies this share of the way from one to the other, and at most two days after the first. */
const between = (from: Date, to: Date, share: number): Date =>
  new Date(Math.round(from.getTime() + Math.min(48 * hourMs, Math.max(0, to.getTime() - from.getTime())) * share));
