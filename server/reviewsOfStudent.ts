import { VerdictSchema } from "#grader/verdict";
import { AnswerSchema } from "#problems/schema";
import { requireAccess, requireId } from "./access";
import type { Actor } from "./actor";
import { areReviewsReleased } from "./areReviewsReleased";
import { database } from "./db";
import { notFound } from "./errors";
import { renderAnswer } from "./renderAnswer";
import { type StudentVerdict, toStudentVerdict } from "./studentVerdict";
import { isTimeUp } from "./submissions";

/** What a student reads of a review of their answer. Graders have no names here. Html is safe to show as it is. */
export interface StudentReview {
  submissionId: string;
  partId: string;
  submittedAt: Date;
  finishedAt: Date;
  /** What was applied, in the rubric's order. */
  rubric: { id: string; text: string; feedbackHtml: string; points: number }[];
  commentHtml: string | null;
  lineComments: { id: string; firstLine: number; lastLine: number; code: string; html: string }[];
  regionComments: { id: string; fileName: string; page: number; html: string }[];
  /** Replaces whatever tests and rubric give. */
  override: { points: number; reason: string } | null;
  /** The same answer, or one that does the same, was graded for several students at once. */
  isShared: boolean;
  /** The student's code. Null for answers without code. */
  source: string | null;
  /** The code as a grader changed and ran it. */
  edits: { id: string; source: string; verdict: StudentVerdict | null }[];
}

/**
 * The finished reviews of the actor's own answers to an item, the newest answer first. Drafts are not there, and none is
 * before the assignment's reviews are released.
 *
 * @throws AppError NOT_FOUND
 */
export async function listReviewsOfStudent(actor: Actor, itemId: string): Promise<StudentReview[]> {
  const id = requireId(itemId, "problem");
  const item = await database().item.findUnique({
    where: { id },
    select: {
      assignment: { select: { id: true, courseId: true, holdsReviews: true, reviewsReleaseAt: true } },
    },
  });
  if (item === null) throw notFound("problem");
  const { assignment } = item;
  await requireAccess(actor, { id: assignment.courseId }, "problem");
  if (!areReviewsReleased(assignment, new Date())) return [];
  const rows = await findReviews(actor.userId, id);
  if (rows.length === 0) return [];
  const isAfterDue = await isTimeUp(assignment.id, actor.userId);
  return rows.map((row) => toStudentReview(row, isAfterDue));
}

function findReviews(userId: string, itemId: string) {
  return database().review.findMany({
    where: { state: "finished", submission: { userId, kind: "submit", part: { itemId } } },
    orderBy: { submission: { createdAt: "desc" } },
    select: {
      ...{ finishedAt: true, comment: true, overridePoints: true, overrideReason: true, sourceId: true },
      submission: { select: { id: true, partId: true, createdAt: true, answer: true } },
      copies: { select: { id: true }, take: 1 },
      rubricItems: {
        orderBy: { rubricItem: { position: "asc" } },
        select: { rubricItem: { select: { id: true, text: true, feedback: true, points: true } } },
      },
      lineComments: {
        orderBy: [{ firstLine: "asc" }, { createdAt: "asc" }],
        select: { id: true, firstLine: true, lastLine: true, text: true },
      },
      regionComments: {
        orderBy: [{ page: "asc" }, { y: "asc" }],
        select: { id: true, page: true, text: true, upload: { select: { fileName: true } } },
      },
      suggestedEdits: {
        orderBy: { createdAt: "asc" },
        select: {
          id: true,
          submission: {
            select: { answer: true, gradings: { where: { isCurrent: true }, select: { verdict: true } } },
          },
        },
      },
    },
  });
}

type ReviewRow = Awaited<ReturnType<typeof findReviews>>[number];

function toStudentReview(row: ReviewRow, isAfterDue: boolean): StudentReview {
  const { submission, finishedAt, overridePoints: points, overrideReason: reason } = row;
  const source = sourceOf(submission.answer);
  return {
    submissionId: submission.id,
    partId: submission.partId,
    submittedAt: submission.createdAt,
    finishedAt: finishedAt ?? submission.createdAt,
    rubric: row.rubricItems.map(({ rubricItem: { feedback, ...item } }) => ({
      ...item,
      feedbackHtml: feedback === "" ? "" : renderAnswer(feedback),
    })),
    commentHtml: row.comment.trim() === "" ? null : renderAnswer(row.comment),
    lineComments: row.lineComments.map(({ text, ...comment }) => ({
      ...comment,
      code: linesOf(source ?? "", comment.firstLine, comment.lastLine),
      html: renderAnswer(text),
    })),
    regionComments: row.regionComments.map(({ id, page, text, upload }) => ({
      ...{ id, page, fileName: upload.fileName },
      html: renderAnswer(text),
    })),
    override: points === null || reason === null ? null : { points, reason },
    isShared: row.sourceId !== null || row.copies.length > 0,
    source,
    edits: row.suggestedEdits.flatMap(({ id, submission: edited }) => {
      const [grading] = edited.gradings;
      const editedSource = sourceOf(edited.answer);
      const verdict = grading?.verdict ?? null;
      if (editedSource === null) return [];
      const shown = verdict === null ? null : toStudentVerdict(VerdictSchema.parse(verdict), { isAfterDue });
      return [{ id, source: editedSource, verdict: shown }];
    }),
  };
}

function sourceOf(answer: unknown): string | null {
  const parsed = AnswerSchema.parse(answer);
  return parsed.kind === "code" ? parsed.source : null;
}

/** Lines from 1, both included; a comment on lines that are not there shows none. */
const linesOf = (source: string, firstLine: number, lastLine: number): string =>
  source
    .split("\n")
    .slice(firstLine - 1, lastLine)
    .join("\n");
