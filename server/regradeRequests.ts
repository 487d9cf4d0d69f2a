import { z } from "zod";
import type { Signature } from "#problems/signature";
import { requireAccess, requireId } from "./access";
import type { Actor } from "./actor";
import {
  type ClaimableFunction,
  type ClaimOutcome,
  ClaimOutcomeSchema,
  ClaimSchema,
  claimSentence,
  requireClaim,
  toClaimable,
} from "./claim";
import { database, type Database, isUniqueViolation } from "./db";
import { AppError, notFound } from "./errors";
import { log } from "./log";
import { findPart, getPublishedVersion } from "./publishedVersion";
import { enqueueClaim } from "./queue";
import { takeFromBudget } from "./rateLimit";
import { offerRegrade, pointsSeenAt, type RegradeOffer } from "./regradePolicy";
import { storableText } from "./storableText";

/** What a student sees of their requests about one submission. */
export interface OwnRegrades {
  submissionId: string;
  /** Oldest first. */
  requests: OwnRequest[];
  offer: RegradeOffer;
  /** What a claim can be about. Empty for answers without code. */
  functions: ClaimableFunction[];
}

export interface OwnRequest {
  id: string;
  state: "open" | "granted" | "declined";
  createdAt: Date;
  reason: string;
  claim: { sentence: string; outcome: OwnOutcome } | null;
  /** In the words of a grader, who is not named. */
  answer: string | null;
  answeredAt: Date | null;
}

/** Of the reference a student learns whether it agrees, once somebody has answered: a claim is no way to ask it. */
export type OwnOutcome =
  | { state: "waiting" }
  | { state: "failed" }
  | {
      state: "run";
      result: "passed" | "failed" | "error";
      got: string | null;
      message: string | null;
      doesReferenceAgree: boolean | null;
    };

const listedAtMost = 200;
const perHour = 20;

/**
 * The actor's regrade requests about their submissions of an item, and whether they may ask for another one. The newest
 * 200 submissions.
 *
 * @throws AppError NOT_FOUND
 */
export async function listOwnRegrades(actor: Actor, itemId: string): Promise<OwnRegrades[]> {
  const item = await database().item.findUnique({
    where: { id: requireId(itemId, "problem") },
    select: { assignment: { select: { courseId: true } } },
  });
  if (item === null) throw notFound("problem");
  const access = await requireAccess(actor, { id: item.assignment.courseId }, "problem");
  if (access.isStaff) return [];
  const now = new Date();
  const rows = await findSubmissions(actor, { part: { itemId: requireId(itemId, "problem") } });
  const [first] = rows;
  if (first === undefined) return [];
  const spent = await countSpent(database(), actor.userId, first.part.item.assignment.id);
  return Promise.all(
    rows.map(async (row) => ({
      submissionId: row.id,
      requests: row.regradeRequests.map(toOwnRequest),
      offer: offerRegrade({ ...factsOf(row, now), spent }, now),
      functions: (await signaturesOf(row)).map(toClaimable),
    })),
  );
}

const AskSchema = z.object({ reason: z.string().trim().min(1).max(5_000), claim: z.unknown() });

export interface AskInput {
  submissionId: string;
  reason: string;
  /** Untrusted: a Claim, once parsed. Null: none. */
  claim: unknown;
}

/**
 * Asks for a regrade of one of the actor's own submissions. A claim is run from then on, see runClaim.
 *
 * @throws AppError NOT_FOUND, INVALID, TOO_MANY_REQUESTS, CONFLICT when one is open already, or FORBIDDEN with the reason
 *   when the time or the quota is over
 */
export async function askForRegrade(actor: Actor, input: AskInput): Promise<{ requestId: string }> {
  const parsed = AskSchema.safeParse(input);
  if (!parsed.success)
    throw new AppError("INVALID", "Say in a few words why, in at most 5000 characters: a person reads it.");
  const [row] = await findSubmissions(actor, { id: requireId(input.submissionId, "submission") });
  if (row === undefined) throw notFound("submission");
  const { assignment } = row.part.item;
  const access = await requireAccess(actor, { id: assignment.courseId }, "submission");
  if (access.isStaff) throw new AppError("FORBIDDEN", "Regrade requests are for students.");
  const claim = input.claim === null ? null : requireClaim(input.claim, await signaturesOf(row));
  if (!(await takeFromBudget(`regrade:${actor.userId}`, { limit: perHour, windowSeconds: 3_600 })))
    throw new AppError("TOO_MANY_REQUESTS", "That were many requests in an hour. Wait a while, then try again.");

  try {
    const requestId = await database().$transaction(async (tx) => {
      // Two requests at once must not both take the last place.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('regrade'), hashtext(${`${actor.userId} ${assignment.id}`}))`;
      const now = new Date();
      const open = await tx.regradeRequest.count({ where: { submissionId: row.id, state: "open" } });
      const spent = await countSpent(tx, actor.userId, assignment.id);
      const offer = offerRegrade({ ...factsOf(row, now), isOpen: open > 0, spent }, now);
      if (!offer.canAsk) throw new AppError(open > 0 ? "CONFLICT" : "FORBIDDEN", offer.reason);
      const reason = storableText(parsed.data.reason);
      const { id } = await tx.regradeRequest.create({
        data: { submissionId: row.id, requesterId: actor.userId, reason, ...(claim === null ? {} : { claim }) },
        select: { id: true },
      });
      if (claim !== null) await enqueueClaim(tx, id);
      return id;
    });
    log.info("regrade asked for", { requestId, id: row.id });
    return { requestId };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("CONFLICT", "Your request about this submission waits for its answer.");
  }
}

/**
 * Takes back a request that nobody has answered.
 *
 * @throws AppError NOT_FOUND, or CONFLICT when it has been answered
 */
export async function withdrawRegradeRequest(actor: Actor, requestId: string): Promise<void> {
  const id = requireId(requestId, "request");
  const request = await database().regradeRequest.findFirst({
    where: { id, requesterId: actor.userId },
    select: {
      submission: {
        select: { part: { select: { item: { select: { assignment: { select: { courseId: true } } } } } } },
      },
    },
  });
  if (request === null) throw notFound("request");
  await requireAccess(actor, { id: request.submission.part.item.assignment.courseId }, "request");
  const { count } = await database().regradeRequest.deleteMany({ where: { id, state: "open" } });
  if (count === 0) throw new AppError("CONFLICT", "This request has been answered meanwhile. Load the page again.");
}

/** Of the actor's own, newest first. */
function findSubmissions(actor: Actor, which: { id: string } | { part: { itemId: string } }) {
  const { userId } = actor;
  return database().submission.findMany({
    where: { ...which, userId, kind: "submit" },
    orderBy: { createdAt: "desc" },
    take: listedAtMost,
    select: {
      ...{ id: true, versionId: true },
      gradings: {
        where: { isCurrent: true },
        select: {
          ...{ status: true, maxScore: true, finishedAt: true, versionId: true },
          shadowAfter: { select: { appliedAt: true } },
        },
      },
      review: { select: { state: true, finishedAt: true } },
      regradeRequests: { where: { requesterId: userId }, orderBy: { createdAt: "asc" } },
      part: {
        select: {
          key: true,
          item: {
            select: {
              assignment: {
                select: {
                  ...{ id: true, courseId: true, regradeDays: true, regradeQuota: true },
                  ...{ holdsReviews: true, reviewsReleaseAt: true },
                },
              },
            },
          },
        },
      },
    },
  });
}

type SubmissionRow = Awaited<ReturnType<typeof findSubmissions>>[number];
type RequestRow = SubmissionRow["regradeRequests"][number];

function factsOf({ gradings: [grading], review, regradeRequests, part }: SubmissionRow, now: Date) {
  const { assignment } = part.item;
  const hasPoints =
    grading !== undefined &&
    grading.maxScore !== 0 &&
    grading.status !== null &&
    !["invalid", "grader-failed"].includes(grading.status);
  // What a shadow regrade found was seen when it was applied.
  const verdictAt = hasPoints ? (grading.shadowAfter?.appliedAt ?? grading.finishedAt) : null;
  const reviewAt = review?.state === "finished" ? review.finishedAt : null;
  return {
    seenAt: pointsSeenAt({ verdictAt, reviewAt, ...assignment }, now),
    regradeDays: assignment.regradeDays,
    regradeQuota: assignment.regradeQuota,
    isOpen: regradeRequests.some(({ state }) => state === "open"),
  };
}

const countSpent = (db: Database, userId: string, assignmentId: string): Promise<number> =>
  db.regradeRequest.count({
    where: {
      requesterId: userId,
      state: { in: ["open", "declined"] },
      submission: { part: { item: { assignmentId } } },
    },
  });

/** Of the version that graded it: a claim is run against that one. Empty for parts without code. */
async function signaturesOf({ gradings: [grading], versionId, part }: SubmissionRow): Promise<Signature[]> {
  const definition = findPart(await getPublishedVersion(grading?.versionId ?? versionId), part.key);
  return definition?.kind === "code" ? definition.signatures : [];
}

function toOwnRequest({
  id,
  state,
  createdAt,
  reason,
  claim,
  claimOutcome,
  answer,
  answeredAt,
}: RequestRow): OwnRequest {
  const outcome = claimOutcome === null ? null : ClaimOutcomeSchema.parse(claimOutcome);
  return {
    ...{ id, state, createdAt, reason, answer, answeredAt },
    claim:
      claim === null
        ? null
        : { sentence: claimSentence(ClaimSchema.parse(claim)), outcome: toOwnOutcome(outcome, state !== "open") },
  };
}

function toOwnOutcome(outcome: ClaimOutcome | null, isAnswered: boolean): OwnOutcome {
  if (outcome === null) return { state: "waiting" };
  if (outcome.state === "failed") return { state: "failed" };
  const { result, got, message } = outcome.student;
  const doesReferenceAgree = isAnswered ? outcome.reference.result === "passed" : null;
  return { state: "run", result, got, message, doesReferenceAgree };
}
