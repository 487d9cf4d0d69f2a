import { AnswerSchema } from "#problems/schema";
import type { Actor } from "./actor";
import { groupAnswers, isTakenOut } from "./answerGroups";
import { database } from "./db";
import { notFound } from "./errors";
import { getGradingPart, type GradingPart } from "./gradingPart";
import { type AnswerRow, findAnswers } from "./gradingQueue";
import type { AnswerGroup } from "./groups/sortIntoGroups";
import { findPart, getPublishedVersion } from "./publishedVersion";
import { renderAnswer } from "./renderAnswer";
import { showAnswer } from "./submissions";

/** The answers of a part in groups, with one group opened. */
export interface GroupsView {
  part: { id: string; title: string; assignmentTitle: string };
  answers: number;
  graded: number;
  groups: GroupSummary[];
  opened: OpenedGroup | null;
  /** Answers that somebody took out of their group. */
  takenOut: GroupMember[];
  audits: { waiting: number; done: number; next: CopyToAudit | null };
}

export interface GroupSummary {
  key: string;
  label: string;
  size: number;
  graded: number;
}

export interface OpenedGroup extends GroupSummary {
  members: GroupMember[];
  /** The answer that speaks for the group: the one whose review can be applied, or the first that is not graded. */
  shown: ShownAnswer;
  /** What can be applied to the others. */
  source: GroupSource | null;
}

export interface GroupMember {
  submissionId: string;
  /** A number in its group for who does not want to know. */
  name: string;
  review: { state: "draft" | "finished"; by: string; isCopy: boolean } | null;
  /** Who else has it open. */
  openedBy: string | null;
}

export interface ShownAnswer {
  submissionId: string;
  name: string;
  answer: { kind: "code"; source: string } | { kind: "question"; html: string };
}

export interface ShownReview {
  id: string;
  revision: number;
  by: string;
  items: { id: string; text: string; points: number }[];
  /** Safe to show as it is; empty without a comment. */
  commentHtml: string;
  hasOverride: boolean;
}

export interface GroupSource extends ShownReview {
  submissionId: string;
  /** Its copies that say something else by now. */
  behind: number;
}

export interface CopyToAudit extends ShownAnswer {
  review: ShownReview;
}

/**
 * @param order.course - slug of the course in whose pages this is asked
 * @param order.key - the group to open; without it, or when there is none of this key, the first that is not all graded
 * @throws AppError NOT_FOUND
 */
export async function getGroups(
  actor: Actor,
  order: { course: string; partId: string; key?: string | undefined; isBlind: boolean },
): Promise<GroupsView> {
  const part = await getGradingPart(actor, order.partId);
  if (part.courseSlug !== order.course) throw notFound("part");
  const rows = await findAnswers(part.access, part.id);
  const { groups } = await groupAnswers(part, rows);
  const desk: Desk = {
    ...{ part, actor, isBlind: order.isBlind },
    answers: new Map(rows.map((row) => [row.submissionId, row])),
    reviews: await findReviews(rows),
  };
  const together = groups.filter((group) => !isTakenOut(group));
  const summaries = together.map((group) => toSummary(group, desk));
  const wanted =
    summaries.find(({ key }) => key === order.key) ??
    summaries.find(({ size, graded }) => graded < size) ??
    summaries[0];
  const opened = together.find(({ key }) => key === wanted?.key);
  return {
    part: { id: part.id, title: await titleOf(part), assignmentTitle: part.assignment.title },
    answers: rows.length,
    graded: rows.filter(isGraded).length,
    groups: summaries,
    opened: opened === undefined ? null : await openGroup(opened, desk),
    takenOut: toMembers(
      groups.filter(isTakenOut).flatMap(({ submissionIds }) => submissionIds),
      desk,
    ),
    audits: await findAudits(desk),
  };
}

interface Desk {
  part: GradingPart;
  actor: Actor;
  isBlind: boolean;
  answers: ReadonlyMap<string, AnswerRow>;
  reviews: ReadonlyMap<string, StoredReview>;
}

async function titleOf({ versionId, key }: GradingPart): Promise<string> {
  const version = await getPublishedVersion(versionId);
  const title = findPart(version, key)?.title ?? key;
  return version.definition.parts.length > 1 ? `${version.definition.title}: ${title}` : version.definition.title;
}

const isGraded = ({ review }: AnswerRow): boolean => review?.state === "finished";

const rowsOf = (submissionIds: readonly string[], { answers }: Desk): AnswerRow[] =>
  submissionIds.flatMap((id) => answers.get(id) ?? []);

const toSummary = ({ key, label, submissionIds }: AnswerGroup, desk: Desk): GroupSummary => ({
  ...{ key, label, size: submissionIds.length },
  graded: rowsOf(submissionIds, desk).filter(isGraded).length,
});

async function openGroup(group: AnswerGroup, desk: Desk): Promise<OpenedGroup> {
  const members = toMembers(group.submissionIds, desk);
  const source = findSource(group, desk);
  const shown =
    members.find(({ submissionId }) => submissionId === source?.submissionId) ??
    members.find(({ review }) => review === null) ??
    members[0];
  if (shown === undefined) throw new Error("a group has members");
  return { ...toSummary(group, desk), members, shown: await toShownAnswer(shown, desk), source };
}

const toMembers = (submissionIds: readonly string[], desk: Desk): GroupMember[] =>
  rowsOf(submissionIds, desk).map(({ submissionId, name, claim }, index) => {
    const review = desk.reviews.get(submissionId);
    return {
      submissionId,
      name: desk.isBlind ? `No. ${index + 1}` : name,
      review: review ? { state: review.state, by: review.author.name, isCopy: review.sourceId !== null } : null,
      openedBy: claim === null || claim.graderId === desk.actor.userId ? null : claim.graderName,
    };
  });

/** A review that a person wrote for this group; the one with the most copies where there are several. */
function findSource({ submissionIds }: AnswerGroup, { reviews }: Desk): GroupSource | null {
  const all = [...reviews.values()];
  const own = submissionIds
    .flatMap((id) => reviews.get(id) ?? [])
    .filter(({ state }) => state === "finished")
    .map((review) => ({ review, copies: all.filter(({ sourceId }) => sourceId === review.id) }))
    .sort(
      (a, b) =>
        Number(a.review.sourceId !== null) - Number(b.review.sourceId !== null) || b.copies.length - a.copies.length,
    );
  const [first] = own;
  if (first === undefined) return null;
  const behind = first.copies.filter((copy) => copy.state === "finished" && !saysTheSame(copy, first.review)).length;
  return { ...toShownReview(first.review), submissionId: first.review.submissionId, behind };
}

const contentOf = ({ comment, rubricItems }: StoredReview): string =>
  JSON.stringify([comment, rubricItems.map(({ rubricItem }) => rubricItem.id).sort()]);

const saysTheSame = (one: StoredReview, other: StoredReview): boolean => contentOf(one) === contentOf(other);

type StoredReview = Awaited<ReturnType<typeof loadReviews>>[number];

const loadReviews = (submissionIds: string[]) =>
  database().review.findMany({
    where: { submissionId: { in: submissionIds } },
    orderBy: { id: "asc" },
    select: {
      ...{ id: true, submissionId: true, state: true, revision: true, comment: true, sourceId: true },
      ...{ overridePoints: true, auditAskedAt: true, auditedAt: true, author: { select: { name: true } } },
      rubricItems: {
        orderBy: { rubricItem: { position: "asc" } },
        select: { rubricItem: { select: { id: true, text: true, points: true } } },
      },
    },
  });

const findReviews = async (rows: readonly AnswerRow[]): Promise<ReadonlyMap<string, StoredReview>> =>
  new Map((await loadReviews(rows.map(({ submissionId }) => submissionId))).map((row) => [row.submissionId, row]));

const toShownReview = ({ id, revision, author, rubricItems, comment, overridePoints }: StoredReview): ShownReview => ({
  ...{ id, revision, by: author.name },
  items: rubricItems.map(({ rubricItem }) => rubricItem),
  commentHtml: comment.trim() === "" ? "" : renderAnswer(comment),
  hasOverride: overridePoints !== null,
});

async function toShownAnswer(
  { submissionId, name }: Pick<GroupMember, "submissionId" | "name">,
  { part }: Desk,
): Promise<ShownAnswer> {
  const { answer, versionId } = await database().submission.findUniqueOrThrow({
    where: { id: submissionId },
    select: { answer: true, versionId: true },
  });
  const { text, answerHtml } = await showAnswer(AnswerSchema.parse(answer), { versionId, key: part.key });
  return {
    ...{ submissionId, name },
    answer: answerHtml === null ? { kind: "code", source: text } : { kind: "question", html: answerHtml },
  };
}

async function findAudits(desk: Desk): Promise<GroupsView["audits"]> {
  const asked = [...desk.reviews.values()].filter(({ auditAskedAt }) => auditAskedAt !== null);
  const waiting = asked.filter(
    ({ state, sourceId, auditedAt }) => state === "finished" && sourceId !== null && auditedAt === null,
  );
  const done = asked.filter(({ auditedAt }) => auditedAt !== null).length;
  const [review] = waiting;
  if (review === undefined) return { waiting: 0, done, next: null };
  const [member] = toMembers([review.submissionId], desk);
  if (member === undefined) throw new Error("a review without its answer");
  const shown = await toShownAnswer({ ...member, name: desk.isBlind ? "Somebody" : member.name }, desk);
  return { waiting: waiting.length, done, next: { ...shown, review: toShownReview(review) } };
}
