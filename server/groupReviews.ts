import { groupAnswers } from "./answerGroups";
import { requireId } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { claimLapsesAfterSeconds } from "./claims";
import { database, type Database } from "./db";
import { AppError } from "./errors";
import { getGradingAnswer, type GradingPart } from "./gradingPart";
import { type AnswerRow, findAnswers } from "./gradingQueue";
import { auditSample } from "./groups/auditSample";

/** Why a member of a group does not get a copy. */
export type LeftAloneReason =
  /** It has a finished review. */
  | "graded"
  /** Somebody has begun a review of it. */
  | "begun"
  /** Somebody else has it open. */
  | "claimed"
  /** It is in another group by now, or its student handed in another answer. */
  | "moved";

export interface LeftAlone {
  submissionId: string;
  /** Null for an answer that the actor no longer sees. */
  name: string | null;
  reason: LeftAloneReason;
  /** Who graded it, or has it open. */
  by: string | null;
}

/** What applying a review to its group would do, or did. */
export interface GroupPlan {
  key: string;
  gets: { submissionId: string; name: string }[];
  leftAlone: LeftAlone[];
  /** A decision about one student's points is never copied. */
  leavesOverrideOut: boolean;
  /** Copies that are drawn for a second look. */
  auditIds: string[];
}

/**
 * What `applyToGroup` would do now to all other members of the answer's group.
 *
 * @throws AppError NOT_FOUND; CONFLICT when the answer has no finished review
 */
export async function previewGroup(actor: Actor, sourceSubmissionId: string): Promise<GroupPlan> {
  const group = await findGroup(actor, sourceSubmissionId);
  return makePlan(database(), actor, group, {
    source: await requireSource(database(), group.submissionId),
    memberIds: [...group.members.keys()].filter((id) => id !== group.submissionId),
  });
}

/**
 * Gives the finished review of one answer to other members of its group, as they were shown: rubric items and comment, but
 * no override and no comments on lines, which are about one student. Whoever has a review of their own keeps it, and what
 * somebody else has open is left to them. All or nothing.
 *
 * @param expectedKey - the group that the actor saw
 * @throws AppError NOT_FOUND; CONFLICT when the answer is in another group by now or has no finished review
 */
export async function applyToGroup(
  actor: Actor,
  order: { sourceSubmissionId: string; memberIds: readonly string[]; expectedKey: string },
): Promise<GroupPlan> {
  const memberIds = [...new Set(order.memberIds.map((id) => requireId(id, "answer")))];
  const group = await findGroup(actor, order.sourceSubmissionId);
  if (group.key !== order.expectedKey)
    throw new AppError("CONFLICT", "This answer is in another group by now. Load the page to see which.");
  return database().$transaction(async (tx) => {
    await lockAnswers(tx, [group.submissionId, ...memberIds]);
    const source = await requireSource(tx, group.submissionId);
    const others = memberIds.filter((id) => id !== group.submissionId);
    const plan = await makePlan(tx, actor, group, { source, memberIds: others });
    const now = new Date();
    for (const { submissionId } of plan.gets)
      await copy(tx, actor, group.part, { source, submissionId, now, asksAudit: plan.auditIds.includes(submissionId) });
    await recordChange(tx, actor, {
      courseId: group.part.access.courseId,
      action: "group graded",
      subject: { kind: "review", id: source.rootId },
      after: {
        ...{ partId: group.part.id, group: group.key, copies: plan.gets.length, leftAlone: plan.leftAlone.length },
        audits: plan.auditIds,
      },
    });
    return plan;
  });
}

interface Group {
  submissionId: string;
  part: GradingPart;
  key: string;
  members: ReadonlyMap<string, AnswerRow>;
}

async function findGroup(actor: Actor, sourceSubmissionId: string): Promise<Group> {
  const { submissionId, part } = await getGradingAnswer(actor, sourceSubmissionId);
  const rows = await findAnswers(part.access, part.id);
  const { groupOf } = await groupAnswers(part, rows);
  const key = groupOf.get(submissionId);
  if (key === undefined)
    throw new AppError("CONFLICT", "The student handed in another answer since. Load the page to see it.");
  const members = rows.filter((row) => groupOf.get(row.submissionId) === key);
  return { submissionId, part, key, members: new Map(members.map((row) => [row.submissionId, row])) };
}

interface Source {
  id: string;
  /** The review that copies name: of a copy, the one that it was made from. */
  rootId: string;
  comment: string;
  rubricItemIds: string[];
  hasOverride: boolean;
}

async function requireSource(tx: Database, submissionId: string): Promise<Source> {
  const review = await tx.review.findUnique({
    where: { submissionId },
    select: {
      ...{ id: true, state: true, comment: true, sourceId: true, overridePoints: true },
      rubricItems: { select: { rubricItemId: true } },
    },
  });
  if (review?.state !== "finished")
    throw new AppError("CONFLICT", "This answer has no finished review to copy. Grade it first.");
  return {
    ...{ id: review.id, rootId: review.sourceId ?? review.id, comment: review.comment },
    rubricItemIds: review.rubricItems.map(({ rubricItemId }) => rubricItemId),
    hasOverride: review.overridePoints !== null,
  };
}

async function makePlan(
  tx: Database,
  actor: Actor,
  { key, members }: Group,
  { source, memberIds }: { source: Source; memberIds: readonly string[] },
): Promise<GroupPlan> {
  const [reviews, claims] = await Promise.all([findReviews(tx, memberIds), findOtherClaims(tx, actor, memberIds)]);
  const gets: GroupPlan["gets"] = [];
  const leftAlone: LeftAlone[] = [];
  for (const submissionId of memberIds) {
    const member = members.get(submissionId);
    const review = reviews.get(submissionId);
    const holder = claims.get(submissionId);
    const leave = (reason: LeftAloneReason, by: string | null = null): void => {
      leftAlone.push({ submissionId, name: member?.name ?? null, reason, by });
    };
    if (member === undefined) leave("moved");
    else if (review?.state === "finished") leave("graded", review.authorName);
    else if (review !== undefined) leave("begun", review.authorName);
    else if (holder !== undefined) leave("claimed", holder);
    else gets.push({ submissionId, name: member.name });
  }
  const auditIds = auditSample(
    source.rootId,
    gets.map(({ submissionId }) => submissionId),
  );
  return { key, gets, leftAlone, leavesOverrideOut: source.hasOverride, auditIds };
}

async function findReviews(tx: Database, submissionIds: readonly string[]) {
  const rows = await tx.review.findMany({
    where: { submissionId: { in: [...submissionIds] } },
    select: { submissionId: true, state: true, author: { select: { name: true } } },
  });
  return new Map(rows.map(({ submissionId, state, author }) => [submissionId, { state, authorName: author.name }]));
}

async function findOtherClaims(tx: Database, actor: Actor, submissionIds: readonly string[]) {
  const rows = await tx.$queryRaw<{ submissionId: string; name: string }[]>`
    SELECT c."submissionId", u.name FROM "Claim" c JOIN "User" u ON u.id = c."graderId"
    WHERE c."submissionId" = ANY(${[...submissionIds]}::uuid[]) AND c."graderId" <> ${actor.userId}::uuid
      AND c."renewedAt" > clock_timestamp() - make_interval(secs => ${claimLapsesAfterSeconds})`;
  return new Map(rows.map(({ submissionId, name }) => [submissionId, name]));
}

/** Saves of single reviews take the same locks, so neither overwrites the other. In one order, so that nobody waits in a circle. */
export async function lockAnswers(tx: Database, submissionIds: readonly string[]): Promise<void> {
  await tx.$queryRaw`
    SELECT FROM "Submission" WHERE id = ANY(${[...submissionIds]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
}

async function copy(
  tx: Database,
  actor: Actor,
  { access: { courseId } }: GradingPart,
  { source, submissionId, now, asksAudit }: { source: Source; submissionId: string; now: Date; asksAudit: boolean },
): Promise<void> {
  const { id } = await tx.review.create({
    data: {
      ...{ submissionId, authorId: actor.userId, state: "finished", comment: source.comment },
      ...{ sourceId: source.rootId, finishedAt: now, auditAskedAt: asksAudit ? now : null },
      rubricItems: { createMany: { data: source.rubricItemIds.map((rubricItemId) => ({ rubricItemId })) } },
    },
    select: { id: true },
  });
  await recordChange(tx, actor, {
    ...{ courseId, action: "review copied", subject: { kind: "review", id } },
    after: { submissionId, sourceId: source.rootId, rubricItemIds: source.rubricItemIds, isAudited: asksAudit },
  });
}
