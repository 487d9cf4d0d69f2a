import type { Actor } from "./actor";
import type { AnswerFilter } from "./answerFilter";
import { groupsOf } from "./answerGroups";
import { type AnswerForReview, getAnswerForReview, getPartForReview, type PartForReview } from "./answerForReview";
import { claimAnswer, type ClaimView } from "./claims";
import { database } from "./db";
import { notFound } from "./errors";
import { type GradingProgress, progressOfPart } from "./gradableParts";
import { getGradingPart } from "./gradingPart";
import { nextAnswer, ringOfAnswers } from "./nextAnswer";
import { listRubric, type RubricView } from "./rubrics";
import { listSnippets, type SnippetView } from "./snippets";

/** Which answers a grader wants to see. */
export interface DeskFilter extends Omit<AnswerFilter, "submissionIds"> {
  /** Key of a group of answers that do the same. */
  group?: string | undefined;
}

/** What a grader's screen needs besides the answers. */
export interface GradingDeskView {
  part: PartForReview;
  rubric: RubricView;
  progress: GradingProgress;
  /** Ids of the answers that the filter lets through, whatever their status, in this grader's order. */
  ring: string[];
  /** What one can filter by. */
  sections: { id: string; name: string }[];
  graders: { id: string; name: string }[];
  /** The group of the filter; null without one, and when it is gone. */
  group: { label: string; answers: number } | null;
  /** What graders of the course say again and again. */
  snippets: SnippetView[];
}

/** An answer that was opened, and how far the part is. */
export interface OpenedAnswer {
  answer: AnswerForReview;
  claim: ClaimView;
  progress: GradingProgress;
}

/** @throws AppError NOT_FOUND for who is not staff of the part's course, or when the course is another */
export async function getGradingDesk(
  actor: Actor,
  { course, partId, filter }: { course: string; partId: string; filter: DeskFilter },
): Promise<GradingDeskView> {
  const part = await getGradingPart(actor, partId);
  if (part.courseSlug !== course) throw notFound("part");
  const { courseId, limitedToSectionId } = part.access;
  const { answerFilter, group } = await resolveGroup(actor, part.id, filter);
  const [shown, rubric, progress, ring, sections, graders, snippets] = await Promise.all([
    getPartForReview(part),
    listRubric(actor, part.id),
    progressOfPart(part.access, part.id),
    ringOfAnswers(actor, part.id, answerFilter),
    database().section.findMany({
      where: { courseId, ...(limitedToSectionId === null ? {} : { id: limitedToSectionId }) },
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    }),
    database().user.findMany({
      where: { enrollments: { some: { courseId, role: { not: "student" }, droppedAt: null } } },
      orderBy: { name: "asc" },
      select: { id: true, name: true },
    }),
    listSnippets(actor, course),
  ]);
  return { part: shown, rubric, progress, ring, sections, graders, group, snippets };
}

/** Groups are sorted anew each time: answers come, and leave their group. */
async function resolveGroup(
  actor: Actor,
  partId: string,
  { group: key, ...filter }: DeskFilter,
): Promise<{ answerFilter: AnswerFilter; group: GradingDeskView["group"] }> {
  if (key === undefined) return { answerFilter: filter, group: null };
  const found = (await groupsOf(actor, partId)).groups.find((group) => group.key === key);
  const submissionIds = found?.submissionIds ?? [];
  const group = found === undefined ? null : { label: found.label, answers: submissionIds.length };
  return { answerFilter: { ...filter, submissionIds }, group };
}

/**
 * Opens one answer, and claims it unless somebody else has it open.
 *
 * @throws AppError NOT_FOUND
 */
export async function openAnswer(
  actor: Actor,
  submissionId: string,
  { isBlind }: { isBlind: boolean },
): Promise<OpenedAnswer> {
  const claim = await claimAnswer(actor, submissionId);
  const answer = await getAnswerForReview(actor, submissionId, { isBlind });
  const { access } = await getGradingPart(actor, answer.partId);
  return { answer, claim, progress: await progressOfPart(access, answer.partId) };
}

/**
 * Opens the next answer that waits for this grader.
 *
 * @returns `opened` is null when none does
 * @throws AppError NOT_FOUND
 */
export async function openNextAnswer(
  actor: Actor,
  partId: string,
  { after, filter, isBlind }: { after?: string | undefined; filter: DeskFilter; isBlind: boolean },
): Promise<{ opened: OpenedAnswer | null; progress: GradingProgress }> {
  const { id, access } = await getGradingPart(actor, partId);
  const { answerFilter } = await resolveGroup(actor, id, filter);
  const submissionId = await nextAnswer(actor, id, { after, filter: answerFilter });
  const opened = submissionId === null ? null : await openAnswer(actor, submissionId, { isBlind });
  return { opened, progress: opened?.progress ?? (await progressOfPart(access, id)) };
}
