import { VerdictSchema } from "#grader/verdict";
import type { UploadedFile } from "#problems/kinds/upload/file";
import { type Answer, AnswerSchema } from "#problems/schema";
import type { Actor } from "./actor";
import { database } from "./db";
import { daysLate, extendedDates } from "./deadlines";
import { extensionsOf, seenStudents } from "./access";
import { type GradingAnswer, getGradingAnswer } from "./gradingPart";
import { type LineCommentView, listLineComments } from "./lineComments";
import { findPart, getPublishedVersion } from "./publishedVersion";
import { quotedFacts } from "./quotedFacts";
import { listRegionComments, type RegionCommentView } from "./regionComments";
import { renderAnswer } from "./renderAnswer";
import { getReview, type ReviewView } from "./reviews";
import { fillRubricText, type QuotedFacts } from "./rubricText";
import type { RubricView } from "./rubrics";
import { toStaffVerdict } from "./staffVerdict";
import { renderMarkdown } from "./statement";
import type { StudentVerdict } from "./studentVerdict";
import { findSubmissions, showAnswer, type SubmissionSummary } from "./submissions";

/** One answer with everything that a grader needs to judge it. */
export interface AnswerForReview {
  submissionId: string;
  partId: string;
  /** Who handed it in; null when the grader does not want to know. */
  student: { name: string; email: string; section: string | null } | null;
  submittedAt: Date;
  /** Started days after the student's own due date. */
  daysLate: number;
  answer: ShownAnswer;
  verdict: StudentVerdict | null;
  review: ReviewView | null;
  /** Where the review was copied from; null when it is no copy, or its source is of somebody whom the actor does not see. */
  copiedFrom: { submissionId: string; name: string | null } | null;
  lineComments: LineCommentView[];
  regionComments: RegionCommentView[];
  /** What the rubric's words may quote of this answer. */
  quoted: QuotedFacts;
  /** Rubric items that the review has and that were retired since, with their groups. */
  retired: Pick<RubricView, "groups" | "items">;
  /** Everything this student handed in for the part, newest first, this one included. */
  history: PastAnswer[];
}

type ShownAnswer =
  | { kind: "code"; source: string }
  | { kind: "files"; files: UploadedFile[] }
  /** Safe to show as it is. */
  | { kind: "question"; html: string };

export interface PastAnswer extends SubmissionSummary {
  /** What a person said about it, when they finished: another person may be about to judge it anew. */
  reviewed: { by: string; comment: string; commentHtml: string; rubricTexts: string[]; points: number | null } | null;
}

/** What is the same for all answers of a part. */
export interface PartForReview {
  id: string;
  kind: string;
  title: string;
  problemTitle: string;
  assignmentTitle: string;
  points: number;
  /** The problem's statement. Safe to show as it is. */
  statementHtml: string;
  /** What the part itself asks; null for code. Safe to show as it is. */
  promptHtml: string | null;
  /** What the author says about right answers; null for code. Safe to show as it is. */
  explanationHtml: string | null;
  /** The author's own program; null for questions. */
  reference: string | null;
  /** What people get wrong in a written answer, with the words that help them. */
  misconceptions: { id: string; text: string; feedback: string }[];
}

/**
 * @param isBlind - leave out who it is
 * @throws AppError NOT_FOUND for who may not grade the answer
 */
export async function getAnswerForReview(
  actor: Actor,
  submissionId: string,
  { isBlind }: { isBlind: boolean },
): Promise<AnswerForReview> {
  const answer = await getGradingAnswer(actor, submissionId);
  const row = await findSubmission(answer);
  const [grading] = row.gradings;
  const { assignment } = row.part.item;
  const { dueAt } = extendedDates(assignment, assignment.extensions);
  const [review, lineComments, regionComments] = await Promise.all([
    getReview(actor, answer.submissionId),
    listLineComments(actor, answer.submissionId),
    listRegionComments(actor, answer.submissionId),
  ]);
  const [enrollment] = row.user.enrollments;
  const { name, email } = row.user;
  const verdict = grading?.verdict ?? null;
  return {
    submissionId: answer.submissionId,
    partId: answer.part.id,
    student: isBlind ? null : { name, email, section: enrollment?.section?.name ?? null },
    submittedAt: row.createdAt,
    daysLate: daysLate(dueAt, row.createdAt),
    answer: await toShown(AnswerSchema.parse(row.answer), { versionId: row.versionId, key: answer.part.key }),
    verdict: verdict === null ? null : toStaffVerdict(VerdictSchema.parse(verdict)),
    ...{ review, lineComments, regionComments },
    copiedFrom: review?.sourceId == null ? null : await findSource(answer, review.sourceId, { isBlind }),
    quoted: await factsOf(row, answer.part),
    retired: await findRetired(answer),
    history: await findHistory(answer),
  };
}

/**
 * The task itself, as the version says that students see now.
 *
 * @throws when the part is gone from its version, which retires it
 */
export async function getPartForReview({
  id,
  key,
  kind,
  points,
  versionId,
  assignment,
}: GradingAnswer["part"]): Promise<PartForReview> {
  const version = await getPublishedVersion(versionId);
  const definition = findPart(version, key);
  const question = definition === undefined || definition.kind === "code" ? undefined : definition;
  return {
    ...{ id, kind, points },
    title: definition?.title ?? key,
    problemTitle: version.definition.title,
    assignmentTitle: assignment.title,
    statementHtml: version.statementHtml,
    promptHtml: question === undefined ? null : renderMarkdown(question.prompt).html,
    explanationHtml: question === undefined ? null : renderMarkdown(question.explanation).html,
    reference: definition?.kind === "code" ? (version.files["reference.ts"] ?? null) : null,
    misconceptions: definition?.kind === "written" ? definition.misconceptions : [],
  };
}

async function toShown(answer: Answer, part: { versionId: string; key: string }): Promise<ShownAnswer> {
  if (answer.kind === "upload") return { kind: "files", files: answer.files };
  const { text, answerHtml } = await showAnswer(answer, part);
  return answerHtml === null ? { kind: "code", source: text } : { kind: "question", html: answerHtml };
}

async function findSource(
  { part }: GradingAnswer,
  reviewId: string,
  { isBlind }: { isBlind: boolean },
): Promise<AnswerForReview["copiedFrom"]> {
  const source = await database().review.findFirst({
    where: { id: reviewId, submission: { user: { enrollments: { some: seenStudents(part.access) } } } },
    select: { submissionId: true, submission: { select: { user: { select: { name: true } } } } },
  });
  if (source === null) return null;
  return { submissionId: source.submissionId, name: isBlind ? null : source.submission.user.name };
}

async function factsOf(
  {
    answer,
    versionId,
    gradings: [grading],
  }: {
    answer: unknown;
    versionId: string;
    gradings: { score: number | null; maxScore: number | null }[];
  },
  { key, points }: GradingAnswer["part"],
): Promise<QuotedFacts> {
  const definition = findPart(await getPublishedVersion(versionId), key);
  return quotedFacts(definition, AnswerSchema.parse(answer), grading ?? null, points);
}

const findSubmission = ({ submissionId, ownerId, part }: GradingAnswer) =>
  database().submission.findUniqueOrThrow({
    where: { id: submissionId },
    select: {
      ...{ answer: true, versionId: true, createdAt: true },
      user: {
        select: {
          ...{ name: true, email: true },
          enrollments: {
            where: { courseId: part.access.courseId },
            select: { section: { select: { name: true } } },
          },
        },
      },
      gradings: { where: { isCurrent: true }, select: { verdict: true, score: true, maxScore: true } },
      part: {
        select: {
          item: {
            select: {
              assignment: {
                select: { opensAt: true, dueAt: true, closesAt: true, extensions: extensionsOf(ownerId) },
              },
            },
          },
        },
      },
    },
  });

async function findRetired({ submissionId, part }: GradingAnswer): Promise<AnswerForReview["retired"]> {
  const rows = await database().rubricItem.findMany({
    where: { partId: part.id, retiredAt: { not: null }, applied: { some: { review: { submissionId } } } },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: {
      ...{ id: true, position: true, groupId: true, text: true, feedback: true, points: true, revision: true },
      group: {
        select: {
          ...{ id: true, position: true, title: true, pick: true, revision: true },
          ...{ leastPoints: true, mostPoints: true },
        },
      },
    },
  });
  const groups = new Map(rows.flatMap(({ group }) => (group === null ? [] : [[group.id, group]])));
  return { groups: [...groups.values()], items: rows.map(({ group: _, ...item }) => item) };
}

async function findHistory({ ownerId, part }: GradingAnswer): Promise<PastAnswer[]> {
  const [summaries, reviews] = await Promise.all([
    findSubmissions(part.id, ownerId, { isAfterDue: true }),
    database().review.findMany({
      where: { state: "finished", submission: { partId: part.id, userId: ownerId } },
      select: {
        ...{ submissionId: true, comment: true, overridePoints: true },
        author: { select: { name: true } },
        rubricItems: { select: { rubricItem: { select: { text: true } } } },
        submission: {
          select: {
            ...{ answer: true, versionId: true },
            gradings: { where: { isCurrent: true }, select: { score: true, maxScore: true } },
          },
        },
      },
    }),
  ]);
  const reviewOf = new Map(
    await Promise.all(
      reviews.map(async ({ submissionId, submission, author, comment, overridePoints, rubricItems }) => {
        const facts = await factsOf(submission, part);
        const reviewed = {
          ...{ by: author.name, comment, points: overridePoints },
          commentHtml: comment === "" ? "" : renderAnswer(comment),
          rubricTexts: rubricItems.map(({ rubricItem }) => fillRubricText(rubricItem.text, facts)),
        };
        return [submissionId, reviewed] as const;
      }),
    ),
  );
  return summaries
    .filter(({ kind }) => kind === "submit")
    .map((summary) => ({ ...summary, reviewed: reviewOf.get(summary.id) ?? null }));
}
