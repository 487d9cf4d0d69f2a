import { VerdictSchema } from "#grader/verdict";
import type { Actor } from "./actor";
import { type ClaimOutcome, ClaimOutcomeSchema, ClaimSchema, claimSentence, claimTest } from "./claim";
import { database } from "./db";
import { findPart, getPublishedVersion } from "./publishedVersion";
import { findForStaff, judgeClaim, type RegradeRow, type RequestState } from "./regradeAnswers";
import { toStaffVerdict } from "./staffVerdict";
import type { StudentVerdict } from "./studentVerdict";
import { getSubmission } from "./submissions";

/** A regrade request with everything needed to answer it. */
export interface RegradeRequestView {
  id: string;
  state: RequestState;
  createdAt: Date;
  reason: string;
  studentName: string;
  studentEmail: string;
  assignment: { slug: string; title: string };
  problemSlug: string;
  problemTitle: string;
  partId: string;
  partTitle: string;
  partPoints: number;
  claim: {
    sentence: string;
    judgement: Exclude<RegradeRow["claim"], "none">;
    /** Null until it has been run. */
    outcome: ClaimOutcome | null;
    /** What an author pastes into tests.ts. */
    test: string;
    makesTest: boolean;
  } | null;
  submission: {
    id: string;
    createdAt: Date;
    /** Null for answers without code. */
    source: string | null;
    /** Of answers without code. Safe to show as it is. */
    answerHtml: string | null;
    /** With hidden tests in full. */
    verdict: StudentVerdict | null;
  };
  review: {
    state: "draft" | "finished";
    revision: number;
    authorName: string;
    override: { points: number; reason: string } | null;
  } | null;
  /** Students do not see reviews of this assignment yet, nor points from them. */
  areReviewsHeld: boolean;
  answer: { text: string; by: string; at: Date } | null;
  /** Other requests about the same submission, the oldest first. */
  others: { id: string; state: RequestState; createdAt: Date; reason: string; answer: string | null }[];
}

/** @throws AppError NOT_FOUND for who may not see the student's work as staff */
export async function getRegradeRequest(actor: Actor, requestId: string): Promise<RegradeRequestView> {
  const { id } = await findForStaff(actor, requestId);
  const row = await findRequest(id);
  const { submission, requester, answerer } = row;
  const { part, review } = submission;
  const { item } = part;
  const [grading] = submission.gradings;
  const version = await getPublishedVersion(grading?.versionId ?? submission.versionId);
  const definition = findPart(version, part.key);
  const { text, answerHtml } = await getSubmission(actor, submission.id);
  const { holdsReviews, reviewsReleaseAt, ...assignment } = item.assignment;
  const signatures = definition?.kind === "code" ? definition.signatures : [];
  const verdict = grading?.verdict ?? null;
  return {
    id,
    state: row.state,
    createdAt: row.createdAt,
    reason: row.reason,
    studentName: requester.name,
    studentEmail: requester.email,
    assignment,
    problemSlug: item.problem.slug,
    problemTitle: version.definition.title,
    partId: part.id,
    partTitle: definition?.title ?? part.key,
    partPoints: part.points,
    claim: row.claim === null ? null : toClaimView(row.claim, row.claimOutcome, row.makesTest, signatures),
    submission: {
      id: submission.id,
      createdAt: submission.createdAt,
      source: definition?.kind === "code" ? text : null,
      answerHtml,
      verdict: verdict === null ? null : toStaffVerdict(VerdictSchema.parse(verdict)),
    },
    review: review === null ? null : toReview(review),
    areReviewsHeld: holdsReviews && (reviewsReleaseAt === null || reviewsReleaseAt > new Date()),
    answer:
      row.answer === null || row.answeredAt === null
        ? null
        : { text: row.answer, by: answerer?.name ?? "", at: row.answeredAt },
    others: submission.regradeRequests.filter((other) => other.id !== id),
  };
}

function findRequest(id: string) {
  return database().regradeRequest.findUniqueOrThrow({
    where: { id },
    select: {
      ...{ state: true, createdAt: true, reason: true, claim: true, claimOutcome: true, makesTest: true },
      ...{ answer: true, answeredAt: true },
      requester: { select: { name: true, email: true } },
      answerer: { select: { name: true } },
      submission: {
        select: {
          ...{ id: true, versionId: true, createdAt: true },
          gradings: { where: { isCurrent: true }, select: { verdict: true, versionId: true } },
          review: {
            select: {
              ...{ state: true, revision: true, overridePoints: true, overrideReason: true },
              author: { select: { name: true } },
            },
          },
          regradeRequests: {
            orderBy: { createdAt: "asc" },
            select: { id: true, state: true, createdAt: true, reason: true, answer: true },
          },
          part: {
            select: {
              ...{ id: true, key: true, points: true },
              item: {
                select: {
                  problem: { select: { slug: true } },
                  assignment: { select: { slug: true, title: true, holdsReviews: true, reviewsReleaseAt: true } },
                },
              },
            },
          },
        },
      },
    },
  });
}

type RequestRow = Awaited<ReturnType<typeof findRequest>>;

function toClaimView(
  stored: unknown,
  storedOutcome: unknown,
  makesTest: boolean,
  signatures: Parameters<typeof claimTest>[1],
): NonNullable<RegradeRequestView["claim"]> {
  const claim = ClaimSchema.parse(stored);
  const outcome = storedOutcome === null ? null : ClaimOutcomeSchema.parse(storedOutcome);
  return {
    sentence: claimSentence(claim),
    judgement: judgeClaim(outcome),
    outcome,
    test: claimTest(claim, signatures),
    makesTest,
  };
}

function toReview(review: NonNullable<RequestRow["submission"]["review"]>): NonNullable<RegradeRequestView["review"]> {
  const { state, revision, author, overridePoints: points, overrideReason: reason } = review;
  const override = points === null || reason === null ? null : { points, reason };
  return { state, revision, authorName: author.name, override };
}
