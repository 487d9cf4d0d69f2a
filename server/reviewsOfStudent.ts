import { VerdictSchema } from "#grader/verdict";
import type { UploadedFile } from "#problems/kinds/upload/file";
import { AnswerSchema } from "#problems/schema";
import { requireAccess, requireId } from "./access";
import type { Actor } from "./actor";
import { areReviewsReleased } from "./areReviewsReleased";
import { database } from "./db";
import { notFound } from "./errors";
import { findPart, getPublishedVersion } from "./publishedVersion";
import { quotedFacts } from "./quotedFacts";
import type { PageRegion } from "./regionComments";
import { renderAnswer } from "./renderAnswer";
import { fillRubricFeedback, fillRubricText } from "./rubricText";
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
  lineComments: { id: string; firstLine: number; lastLine: number; html: string }[];
  regionComments: (PageRegion & { id: string; html: string })[];
  /** Replaces whatever tests and rubric give. */
  override: { points: number; reason: string } | null;
  /** The same answer, or one that does the same, was graded for several students at once. */
  isShared: boolean;
  /** The student's code. Null for answers without code. */
  source: string | null;
  /** The files that were handed in; empty for answers of other kinds. */
  files: UploadedFile[];
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
  return Promise.all(rows.map((row) => toStudentReview(row, isAfterDue)));
}

function findReviews(userId: string, itemId: string) {
  return database().review.findMany({
    where: { state: "finished", submission: { userId, kind: "submit", part: { itemId } } },
    orderBy: { submission: { createdAt: "desc" } },
    select: {
      ...{ finishedAt: true, comment: true, overridePoints: true, overrideReason: true, sourceId: true },
      submission: {
        select: {
          ...{ id: true, partId: true, createdAt: true, answer: true, versionId: true },
          part: { select: { key: true, points: true } },
          gradings: { where: { isCurrent: true }, select: { score: true, maxScore: true } },
        },
      },
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
        select: { id: true, uploadId: true, page: true, x: true, y: true, width: true, height: true, text: true },
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

async function toStudentReview(row: ReviewRow, isAfterDue: boolean): Promise<StudentReview> {
  const { submission, finishedAt, overridePoints: points, overrideReason: reason } = row;
  const answer = AnswerSchema.parse(submission.answer);
  const source = answer.kind === "code" ? answer.source : null;
  const definition = findPart(await getPublishedVersion(submission.versionId), submission.part.key);
  const facts = quotedFacts(definition, answer, submission.gradings[0] ?? null, submission.part.points);
  return {
    submissionId: submission.id,
    partId: submission.partId,
    submittedAt: submission.createdAt,
    finishedAt: finishedAt ?? submission.createdAt,
    rubric: row.rubricItems.map(({ rubricItem: { text, feedback, ...item } }) => ({
      ...item,
      text: fillRubricText(text, facts),
      feedbackHtml: feedback === "" ? "" : renderAnswer(fillRubricFeedback(feedback, facts)),
    })),
    commentHtml: row.comment.trim() === "" ? null : renderAnswer(row.comment),
    lineComments: row.lineComments.map(({ text, ...comment }) => ({
      ...comment,
      html: renderAnswer(text),
    })),
    regionComments: row.regionComments.map(({ text, ...comment }) => ({
      ...comment,
      html: renderAnswer(text),
    })),
    override: points === null || reason === null ? null : { points, reason },
    isShared: row.sourceId !== null || row.copies.length > 0,
    source,
    files: answer.kind === "upload" ? answer.files : [],
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
