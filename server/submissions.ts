import { z } from "zod";
import { VerdictSchema, VerdictStatusSchema, type VerdictStatus } from "#grader/verdict";
import { displayAnswer } from "#problems/kinds/kinds";
import { type Answer, AnswerSchema } from "#problems/schema";
import { extensionsOf, requireAccess, requireId, requireSeen } from "./access";
import type { Actor } from "./actor";
import { databaseTime, findAnswerablePart, requireOpen } from "./answerablePart";
import { database, isUniqueViolation } from "./db";
import { extendedDates, stateAt } from "./deadlines";
import { findEarlierAnswers, findFollowed } from "./earlierAnswers";
import { AppError, notFound } from "./errors";
import { log } from "./log";
import { findPart as findDefinition, getPublishedVersion } from "./publishedVersion";
import { countWaiting, enqueueLive } from "./queue";
import { takeFromBudget } from "./rateLimit";
import { renderAnswer } from "./renderAnswer";
import { holdShownVersion } from "./shownVersion";
import { shownStatus, type StudentVerdict, toStudentVerdict, visibleKinds } from "./studentVerdict";
import { storableJson } from "./storableText";
import { holdUploads, tieUploads } from "./uploads";

export type SubmissionKind = "run" | "submit";
export type SubmissionState = "queued" | "running" | "done";

export interface SubmitInput {
  itemId: string;
  partId: string;
  /** "run": public tests only, not counted. */
  kind: SubmissionKind;
  /** Untrusted: an Answer of problems/schema.ts, once parsed. */
  answer: unknown;
  /** Chosen by the browser. The same key is the same submission, however often it arrives. */
  clientKey: string;
}

export interface SubmissionSummary {
  id: string;
  kind: SubmissionKind;
  createdAt: Date;
  state: SubmissionState;
  /** Null until there is a verdict. */
  status: VerdictStatus | null;
  score: number | null;
  maxScore: number | null;
}

export interface SubmissionView {
  id: string;
  partId: string;
  kind: SubmissionKind;
  createdAt: Date;
  state: SubmissionState;
  /** As the draft holds it: the source of a code part, any other answer as JSON. */
  text: string;
  /** An answer without code as people read it. Safe to show as it is. */
  answerHtml: string | null;
  verdict: StudentVerdict | null;
  /** Verdicts that counted until a new version of the problem replaced them, the latest first. */
  earlierVerdicts: { until: Date; verdict: StudentVerdict }[];
}

/** Code takes the grader's time; a question takes next to none, and a sheet has many. */
const perMinute = { submit: 15, run: 40, question: 120 } as const;
const waitingAtMost = 20;
const listedAtMost = 200;

const SubmissionKindSchema = z.enum(["run", "submit"]);
const ClientKeySchema = z.string().regex(/^[\w-]{8,64}$/);

/**
 * Hands in an answer and asks for its grading, in one transaction. Returns before it is graded.
 *
 * @throws AppError NOT_FOUND (also for people outside the course), CLOSED, INVALID, TOO_LARGE, TOO_MANY_REQUESTS, or
 *   CONFLICT when the key belongs to an answer to another part
 */
export async function submitAnswer(actor: Actor, input: SubmitInput): Promise<{ submissionId: string }> {
  const answer = parseAnswer(input.answer);
  const { kind, clientKey } = parseOrder(input);
  const { part, access } = await findAnswerablePart(actor, input);
  if (answer.kind !== part.kind) throw new AppError("INVALID", `This part is not answered with ${answer.kind}.`);

  const before = await findByKey(actor, clientKey, part.id);
  if (before !== undefined) return before;

  const budget = answer.kind === "code" ? kind : "question";
  if (!(await takeFromBudget(`${budget}:${actor.userId}`, { limit: perMinute[budget], windowSeconds: 60 })))
    throw new AppError(
      "TOO_MANY_REQUESTS",
      "That was a lot at once. Wait a minute, then try again; your answer is kept.",
    );

  const followed = await findFollowed(part.versionId, part.key);
  try {
    const submissionId = await database().$transaction(async (tx) => {
      const now = await databaseTime(tx);
      requireOpen(part, access, now);
      if ((await holdShownVersion(tx, part.itemId)) !== part.versionId) throw new VersionMoved();
      const waiting = await countWaiting(tx, actor.userId);
      if (waiting >= waitingAtMost)
        throw new AppError(
          "TOO_MANY_REQUESTS",
          `${waitingAtMost} answers of yours are waiting for results. Wait for one of them.`,
        );
      const { versionId, gradingSeed: seed } = part;
      const files =
        answer.kind === "upload" ? await holdUploads(tx, actor, { partId: part.id, files: answer.files }) : [];
      const stored = answer.kind === "upload" ? { ...answer, files } : answer;
      const earlier = await findEarlierAnswers(tx, actor, { itemId: part.itemId, followed });
      const submission = await tx.submission.create({
        data: {
          ...{ partId: part.id, userId: actor.userId, versionId, kind, answer: stored, clientKey, createdAt: now },
          ...(earlier === undefined ? {} : { earlier }),
        },
        select: { id: true },
      });
      await tieUploads(tx, files, submission.id);
      const grading = await tx.grading.create({
        data: { submissionId: submission.id, reason: "live", versionId, seed, isCurrent: true, queuedAt: now },
        select: { id: true },
      });
      await enqueueLive(tx, grading.id, { userId: actor.userId, waiting });
      return submission.id;
    });
    log.info("submission accepted", { id: submissionId, click: clientKey, kind, partId: part.id });
    return { submissionId };
  } catch (error) {
    // The item got another version since it was looked up: the answer is graded by that one.
    if (error instanceof VersionMoved) return submitAnswer(actor, input);
    if (!(error instanceof AppError) && !isUniqueViolation(error))
      log.error("submission failed", { click: clientKey, kind, partId: part.id, error });
    if (!isUniqueViolation(error)) throw error;
    // The same click arrived twice at once, and the other one was first.
    const first = await findByKey(actor, clientKey, part.id);
    if (first === undefined) throw error;
    return first;
  }
}

class VersionMoved extends Error {}

/** @throws AppError NOT_FOUND unless it is the actor's own or the actor is staff of its course, and still enrolled */
export async function getSubmission(actor: Actor, submissionId: string): Promise<SubmissionView> {
  const id = requireId(submissionId, "submission");
  const row = await database().submission.findUnique({
    where: { id },
    select: {
      partId: true,
      userId: true,
      kind: true,
      createdAt: true,
      answer: true,
      versionId: true,
      gradings: { where: { isCurrent: true }, select: { state: true, verdict: true } },
      shadows: {
        where: { appliedAt: { not: null } },
        orderBy: { appliedAt: "desc" },
        select: { appliedAt: true, before: { select: { verdict: true } } },
      },
      part: { select: { key: true, item: { select: { assignment: { select: { id: true, courseId: true } } } } } },
    },
  });
  if (row === null) throw notFound("submission");
  const { assignment } = row.part.item;
  const access = await requireAccess(actor, { id: assignment.courseId }, "submission");
  await requireSeen(access, row.userId, "submission");

  const [grading] = row.gradings;
  if (grading === undefined) throw new Error(`submission ${id} has no current grading`);
  const isAfterDue = await isTimeUp(assignment.id, row.userId);
  return {
    id,
    partId: row.partId,
    kind: row.kind,
    createdAt: row.createdAt,
    state: grading.state,
    ...(await showAnswer(AnswerSchema.parse(row.answer), { versionId: row.versionId, key: row.part.key })),
    verdict: grading.verdict === null ? null : toStudentVerdict(VerdictSchema.parse(grading.verdict), { isAfterDue }),
    earlierVerdicts: row.shadows.flatMap(({ appliedAt: until, before }) =>
      until === null ? [] : [{ until, verdict: toStudentVerdict(VerdictSchema.parse(before.verdict), { isAfterDue }) }],
    ),
  };
}

/** An answer as people read it. */
export async function showAnswer(
  answer: Answer,
  part: { versionId: string; key: string },
): Promise<Pick<SubmissionView, "text" | "answerHtml">> {
  if (answer.kind === "code") return { text: answer.source, answerHtml: null };
  const definition = findDefinition(await getPublishedVersion(part.versionId), part.key);
  const isOfThisKind = definition !== undefined && definition.kind === answer.kind;
  const markdown = isOfThisKind ? displayAnswer(definition, answer) : "";
  return { text: JSON.stringify(answer), answerHtml: renderAnswer(markdown) };
}

/**
 * The actor's own submissions of a part, newest first.
 *
 * @throws AppError NOT_FOUND
 */
export async function listSubmissions(
  actor: Actor,
  target: { itemId: string; partId: string },
): Promise<SubmissionSummary[]> {
  const { part } = await findAnswerablePart(actor, target);
  const isAfterDue = stateAt(part.dates, new Date()) === "closed";
  return findSubmissions(part.id, actor.userId, { isAfterDue });
}

/** Newest first, the latest 200. The caller has checked that they may be seen. */
export async function findSubmissions(
  partId: string,
  userId: string,
  options: { isAfterDue: boolean },
): Promise<SubmissionSummary[]> {
  // Verdicts are long and only two facts of each are needed, so they stay in the database.
  const rows = await database().$queryRaw<SummaryRow[]>`
    SELECT s.id, s.kind::text AS kind, s."createdAt", g.state::text AS state, g.status, g.score, g."maxScore",
      coalesce(g.verdict ? 'message' OR EXISTS (
        SELECT FROM jsonb_array_elements(g.verdict -> 'tests') AS test
        WHERE test ->> 'visibility' = ANY(${visibleKinds(options)}) AND test ->> 'status' = g.status
      ), false) AS "isExplained"
    FROM "Submission" s JOIN "Grading" g ON g."submissionId" = s.id AND g."isCurrent"
    WHERE s."partId" = ${partId}::uuid AND s."userId" = ${userId}::uuid
    ORDER BY s."createdAt" DESC, s.id DESC LIMIT ${listedAtMost}`;
  return rows.map(({ isExplained, status, score, ...row }) => ({
    ...row,
    score,
    status:
      status === null || score === null
        ? null
        : shownStatus({ status: VerdictStatusSchema.parse(status), score, isExplained }),
  }));
}

type SummaryRow = Omit<SubmissionSummary, "status"> & { status: string | null; isExplained: boolean };

function parseAnswer(answer: unknown): Answer {
  const parsed = AnswerSchema.safeParse(answer);
  const claimsErasure = parsed.success && parsed.data.kind === "survey" && parsed.data.erased === true;
  if (claimsErasure) throw new AppError("INVALID", "This answer was erased. Fill in the survey anew.");
  if (parsed.success) return AnswerSchema.parse(storableJson(parsed.data));
  const tooBig = parsed.error.issues.find((issue) => issue.code === "too_big");
  if (tooBig?.origin === "string")
    throw new AppError("TOO_LARGE", `This answer is longer than ${withThinSpaces(Number(tooBig.maximum))} characters.`);
  if (tooBig !== undefined) throw new AppError("TOO_LARGE", "This answer has more in it than can be handed in.");
  throw new AppError("INVALID", "This is not complete, so it was not handed in.");
}

/** 65 536 */
const withThinSpaces = (count: number): string => String(count).replaceAll(/\B(?=(\d{3})+$)/g, " ");

function parseOrder({ kind, clientKey }: Pick<SubmitInput, "kind" | "clientKey">) {
  const parsed = z.object({ kind: SubmissionKindSchema, clientKey: ClientKeySchema }).safeParse({ kind, clientKey });
  if (!parsed.success) throw new AppError("INVALID", "The submission is not complete. Load the page again.");
  return parsed.data;
}

/** Whether a person can no longer submit. */
export async function isTimeUp(assignmentId: string, userId: string): Promise<boolean> {
  const assignment = await database().assignment.findUniqueOrThrow({
    where: { id: assignmentId },
    select: { opensAt: true, dueAt: true, closesAt: true, extensions: extensionsOf(userId) },
  });
  return stateAt(extendedDates(assignment, assignment.extensions), new Date()) === "closed";
}

/** The submission that a key of the actor's already made. @throws AppError CONFLICT when it is one of another part */
export async function findByKey(
  actor: Actor,
  clientKey: string,
  partId: string,
): Promise<{ submissionId: string } | undefined> {
  const found = await database().submission.findUnique({
    where: { userId_clientKey: { userId: actor.userId, clientKey } },
    select: { id: true, partId: true },
  });
  if (found === null) return undefined;
  if (found.partId !== partId)
    throw new AppError("CONFLICT", "This submission was already used elsewhere. Load the page again.");
  return { submissionId: found.id };
}
