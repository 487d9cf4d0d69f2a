import type { Rng } from "numerics";
import type { Database } from "#server/db";
import { chanceFor, pick } from "./chance";
import { idOf, insertRows } from "./rows";
import type { HandedIn } from "./work";

/** Who reads, and how much of it is done. */
export interface Readers {
  courseId: string;
  now: Date;
  /** Picks the reader of one student's answer. */
  readerOf: (studentEmail: string) => string;
  /** Shares of the written answers whose review is finished or begun, by assignment. */
  shares: Readonly<Record<string, { finished: number; begun: number }>>;
}

export interface DemoReview {
  id: string;
  submission: HandedIn;
  authorId: string;
  state: "draft" | "finished";
  rubricItemIds: string[];
  comment: string;
  overridePoints: number | null;
  overrideReason: string | null;
  finishedAt: Date | null;
  createdAt: Date;
}

const hourMs = 3_600_000;
const praise = ["", "", "", "Well put.", "Good, and brief.", "Right, thank you."];
const askingForMore = [
  "",
  "That is one half. What about the other?",
  "Right so far. Read the question again to its end.",
];

/** Reviews of what people have to read, and of a few programs. A student's latest answer to a part is the one that is read. */
export function reviewWork(work: readonly HandedIn[], readers: Readers): DemoReview[] {
  const latest = new Map(work.map((each) => [`${each.part.id}/${each.student.id}`, each]));
  const read = [...latest.values()].filter(({ written }) => written !== null);
  return [
    ...read.flatMap((submission) => reviewText(submission, readers)),
    ...reviewPrograms([...latest.values()], readers),
  ];
}

function reviewText(submission: HandedIn, readers: Readers): DemoReview[] {
  const { written, part, assignment } = submission;
  const rng = chanceFor(`review/${submission.id}`);
  const share = readers.shares[assignment.slug] ?? { finished: 0, begun: 0 };
  const draw = rng.uniform();
  if (written === null || draw >= share.finished + share.begun) return [];
  const isFinished = draw < share.finished;
  const rubricItemIds = part.rubricItems.filter(({ text }) => written.earns.includes(text)).map(({ id }) => id);
  const isWhole = rubricItemIds.length >= part.rubricItems.filter(({ text }) => !text.startsWith("Bonus: ")).length;
  const comment = written.remark === "" ? pick(rng, isWhole ? praise : askingForMore) : written.remark;
  return [toReview(rng, submission, readers, { isFinished, rubricItemIds, comment })];
}

/** The judgement of tests is enough for most programs. These few were looked at all the same. */
function reviewPrograms(work: readonly HandedIn[], readers: Readers): DemoReview[] {
  const failed = work.filter(
    ({ part, verdict, assignment }) =>
      part.kind === "code" &&
      (verdict.status === "wrong-answer" || verdict.status === "partial") &&
      (readers.shares[assignment.slug]?.finished ?? 0) > 0,
  );
  return failed.slice(0, 6).map((submission, index): DemoReview => {
    const review = toReview(chanceFor(`review/${submission.id}`), submission, readers, {
      isFinished: true,
      rubricItemIds: [],
      comment: "The idea is right. Compare one step by hand with what your program gives, and the place shows itself.",
    });
    if (index % 3 !== 0) return review;
    const overridePoints = Math.round(submission.part.points / 2);
    return {
      ...review,
      overridePoints,
      overrideReason: "Half of the points: the formula is right but for one factor.",
    };
  });
}

function toReview(
  rng: Rng,
  submission: HandedIn,
  { readerOf, now }: Readers,
  content: { isFinished: boolean; rubricItemIds: string[]; comment: string },
): DemoReview {
  const { isFinished, rubricItemIds, comment } = content;
  const handedInAt = submission.createdAt.getTime();
  // Within four days of the due time or, while that is not over, of the answer; never in the future.
  const from = Math.max(handedInAt, Math.min(submission.assignment.dueAt.getTime(), now.getTime() - 30 * hourMs));
  const createdAt = new Date(Math.round(from + (Math.min(from + 96 * hourMs, now.getTime()) - from) * rng.uniform()));
  return {
    ...{ id: idOf(`review/${submission.id}`), submission, authorId: readerOf(submission.student.email) },
    ...{ state: isFinished ? "finished" : "draft", rubricItemIds, comment },
    ...{ overridePoints: null, overrideReason: null, finishedAt: isFinished ? createdAt : null, createdAt },
  };
}

export async function storeReviews(tx: Database, reviews: readonly DemoReview[], courseId: string): Promise<void> {
  await insertRows(
    tx,
    "Review",
    reviews.map(({ submission, rubricItemIds: _, ...review }) => ({
      ...{ ...review, submissionId: submission.id, revision: 1, updatedAt: review.createdAt },
      gradingSeconds: 15 + chanceFor(`reading/${submission.id}`).int(150),
    })),
  );
  await insertRows(
    tx,
    "AppliedRubricItem",
    reviews.flatMap(({ id: reviewId, rubricItemIds, createdAt: appliedAt }) =>
      rubricItemIds.map((rubricItemId) => ({ reviewId, rubricItemId, appliedAt })),
    ),
  );
  await insertRows(
    tx,
    "LineComment",
    reviews
      .filter(({ submission }) => submission.part.kind === "code")
      .map(({ id, authorId, createdAt }) => ({
        ...{ id: idOf(`line/${id}`), reviewId: id, authorId, firstLine: 3, lastLine: 4, createdAt },
        ...{ updatedAt: createdAt, text: "What is this for a single data point? Put in a number and follow it." },
      })),
  );
  await insertRows(
    tx,
    "AuditEvent",
    reviews
      .filter(({ state }) => state === "finished")
      .map(({ id, authorId, createdAt, overridePoints }) => ({
        ...{ id: idOf(`event/${id}`), at: createdAt, actorId: authorId, courseId, action: "review finished" },
        ...{ subjectKind: "review", subjectId: id, after: { state: "finished", overridePoints } },
      })),
  );
}
