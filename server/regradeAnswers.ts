import { z } from "zod";
import { requireId, requireStaff, seenStudents } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { type ClaimOutcome, ClaimOutcomeSchema } from "./claim";
import { database, type Database, isUniqueViolation } from "./db";
import { AppError, notFound } from "./errors";
import { overrideReview } from "./overrideReview";
import { findPart, getPublishedVersion } from "./publishedVersion";
import { storableText } from "./storableText";

export type RequestState = "open" | "granted" | "declined";

/** A regrade request as staff see it in a list. */
export interface RegradeRow {
  id: string;
  state: RequestState;
  createdAt: Date;
  answeredAt: Date | null;
  studentName: string;
  assignmentSlug: string;
  assignmentTitle: string;
  problemTitle: string;
  partTitle: string;
  reason: string;
  /** Whether there is a claim, and who is right as far as it has been run. */
  claim: "none" | "waiting" | "failed" | "holds" | "refuted" | "unclear";
}

export interface RegradeFilters {
  state?: RequestState | undefined;
  /** Slug of an assignment. */
  assignment?: string | undefined;
}

const listedAtMost = 500;

/**
 * The regrade requests of the students whom the actor sees: open ones first, the oldest of them on top, then the answered
 * ones, the latest on top. At most 500.
 *
 * @throws AppError NOT_FOUND for who is not staff of the course
 */
export async function listRegradeRequests(
  actor: Actor,
  course: string,
  { state, assignment }: RegradeFilters = {},
): Promise<RegradeRow[]> {
  const access = await requireStaff(actor, { slug: course }, "course");
  const rows = await database().regradeRequest.findMany({
    where: {
      ...(state === undefined ? {} : { state }),
      requester: { enrollments: { some: seenStudents(access) } },
      submission: {
        part: {
          item: {
            assignment: { courseId: access.courseId, ...(assignment === undefined ? {} : { slug: assignment }) },
          },
        },
      },
    },
    orderBy: [{ state: "asc" }, { createdAt: "asc" }],
    take: listedAtMost,
    select: {
      ...{ id: true, state: true, createdAt: true, answeredAt: true, reason: true, claim: true, claimOutcome: true },
      requester: { select: { name: true } },
      submission: {
        select: {
          part: {
            select: {
              key: true,
              item: { select: { versionId: true, assignment: { select: { slug: true, title: true } } } },
            },
          },
        },
      },
    },
  });
  const listed = await Promise.all(
    rows.map(async ({ requester, submission, claim, claimOutcome, ...row }): Promise<RegradeRow> => {
      const { item, key } = submission.part;
      const version = await getPublishedVersion(item.versionId);
      const outcome = claimOutcome === null ? null : ClaimOutcomeSchema.parse(claimOutcome);
      return {
        ...row,
        studentName: requester.name,
        assignmentSlug: item.assignment.slug,
        assignmentTitle: item.assignment.title,
        problemTitle: version.definition.title,
        partTitle: findPart(version, key)?.title ?? key,
        claim: claim === null ? "none" : judgeClaim(outcome),
      };
    }),
  );
  const open = listed.filter((row) => row.state === "open");
  const answered = listed.filter((row) => row.state !== "open");
  return [...open, ...answered.sort((a, b) => Number(b.answeredAt) - Number(a.answeredAt))];
}

/** Who is right about a claim: the reference decides, and the student's own code should do what the student claims. */
export function judgeClaim(outcome: ClaimOutcome | null): Exclude<RegradeRow["claim"], "none"> {
  if (outcome === null) return "waiting";
  if (outcome.state === "failed") return "failed";
  if (outcome.reference.result === "error") return "unclear";
  return outcome.reference.result === "passed" ? "holds" : "refuted";
}

const AnswerSchema = z.object({
  decision: z.enum(["granted", "declined"]),
  answer: z.string().trim().min(1).max(5_000),
  makesTest: z.boolean(),
  override: z.object({ points: z.number().nonnegative(), reason: z.string().trim().min(1).max(2_000) }).nullable(),
  reviewRevision: z.number().int().nullable(),
});

export interface AnswerInput {
  requestId: string;
  decision: "granted" | "declined";
  /** What the student reads. */
  answer: string;
  /** The claim should become a test of the problem. Only of a granted request with a claim. */
  makesTest: boolean;
  /** Points that replace those of tests and rubric. Only with a grant. */
  override: { points: number; reason: string } | null;
  /** Of the review that the actor saw; null when there was none. Compared only when there is an override. */
  reviewRevision: number | null;
}

/**
 * Answers a request, and with it sets the points where an override is given: both are written, or neither.
 *
 * @throws AppError NOT_FOUND, INVALID, or CONFLICT when somebody answered it first, or changed the review meanwhile
 */
export async function answerRegradeRequest(actor: Actor, input: AnswerInput): Promise<void> {
  const parsed = AnswerSchema.safeParse(input);
  if (!parsed.success)
    throw new AppError("INVALID", "The answer needs words for the student, and an override its points and a reason.");
  const { decision, makesTest, override, reviewRevision } = parsed.data;
  if (decision === "declined" && (override !== null || makesTest))
    throw new AppError("INVALID", "Points are changed and tests are made by granting a request only.");
  const request = await findForStaff(actor, input.requestId);
  if (makesTest && request.claim === null) throw new AppError("INVALID", "There is no claim that could become a test.");
  const { submission } = request;
  const { courseId } = submission.part.item.assignment;

  try {
    await database().$transaction(async (tx) => {
      const answer = storableText(parsed.data.answer);
      const { count } = await tx.regradeRequest.updateMany({
        where: { id: request.id, state: "open" },
        data: { state: decision, answer, makesTest, answererId: actor.userId, answeredAt: new Date() },
      });
      if (count === 0) throw await answeredMeanwhile(tx, request.id);
      if (override !== null)
        await overrideReview(tx, actor, {
          ...{ courseId, submissionId: submission.id, part: submission.part },
          ...{ override, revision: reviewRevision, action: "review overridden" },
        });
      await recordChange(tx, actor, {
        courseId,
        action: `regrade request ${decision}`,
        subject: { kind: "regrade request", id: request.id },
        before: { state: "open" },
        after: { state: decision, makesTest, points: override?.points ?? null },
      });
    });
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("CONFLICT", "Somebody else has begun a review of this submission. Load the page again.");
  }
}

async function answeredMeanwhile(tx: Database, id: string): Promise<AppError> {
  const now = await tx.regradeRequest.findUnique({
    where: { id },
    select: { state: true, answerer: { select: { name: true } } },
  });
  if (now === null) return new AppError("CONFLICT", "The student has withdrawn this request.");
  return new AppError("CONFLICT", `${now.answerer?.name ?? "Somebody else"} has ${now.state} this request meanwhile.`);
}

/** A request that this member of staff may see: its course's, of a student whom they see. */
export async function findForStaff(actor: Actor, requestId: string) {
  const request = await database().regradeRequest.findUnique({
    where: { id: requireId(requestId, "request") },
    select: {
      ...{ id: true, claim: true, requesterId: true },
      submission: {
        select: {
          id: true,
          part: {
            select: { id: true, points: true, item: { select: { assignment: { select: { courseId: true } } } } },
          },
        },
      },
    },
  });
  if (request === null) throw notFound("request");
  const access = await requireStaff(actor, { id: request.submission.part.item.assignment.courseId }, "request");
  const seen = await database().enrollment.findFirst({
    where: { ...seenStudents(access), userId: request.requesterId },
    select: { id: true },
  });
  if (seen === null) throw notFound("request");
  return request;
}
