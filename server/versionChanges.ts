import { requireId, requireInstructor } from "./access";
import type { Actor } from "./actor";
import { recordChange } from "./audit";
import { database, isUniqueViolation } from "./db";
import { env } from "./env";
import { AppError, notFound } from "./errors";
import { log } from "./log";
import { getPublishedVersion, type PublishedVersion } from "./publishedVersion";
import {
  continueShadowRegrades,
  countReplay,
  partKeysOf,
  type ReplayCount,
  withdrawFailed,
  withdrawUnfinished,
} from "./shadowRegrades";
import { findChange, lockChange, type VersionChangeSummary } from "./versionChangeRows";
import { findChangedParts } from "./versionEffect";
import { findVersionPreview, type VersionPreview } from "./versionPreview";

export { applyVersionChange, type Decision } from "./applyVersionChange";
export type { RegradeChoice } from "./regradeEffect";
export type { VersionChangeSummary } from "./versionChangeRows";
export { type ItemVersions, listVersionChanges } from "./versionChangeList";

export interface VersionChangeView extends VersionChangeSummary {
  courseSlug: string;
  progress: ReplayCount;
  /** Null until every answer is replayed, and once the change is over. */
  preview: VersionPreview | null;
  /** What each student whose points moved was told, when the change is applied. By name. */
  notices: { userId: string; name: string; earnedBefore: number | null; earnedAfter: number | null }[];
}

/**
 * Begins to replace the version that an item shows by another one of its problem, newer or older. Nothing that anybody
 * has changes: all answers are replayed first (server/shadowRegrades.ts), and an instructor decides.
 *
 * @throws AppError NOT_FOUND for who is no instructor of the item's course, INVALID for a version that cannot be shown,
 *   CONFLICT when a change of this item is open already
 */
export async function startVersionChange(
  actor: Actor,
  input: { itemId: string; toVersionId: string },
): Promise<{ id: string }> {
  const item = await database().item.findUnique({
    where: { id: requireId(input.itemId, "item") },
    select: { id: true, problemId: true, versionId: true, assignment: { select: { courseId: true } } },
  });
  if (item === null) throw notFound("item");
  const { courseId } = await requireInstructor(actor, { id: item.assignment.courseId }, "item");
  const to = await database().problemVersion.findFirst({
    where: { id: requireId(input.toVersionId, "version"), problemId: item.problemId },
    select: { id: true, number: true, certificate: true },
  });
  if (to === null) throw notFound("version");
  if (to.id === item.versionId) throw new AppError("INVALID", `This item shows version ${to.number} already.`);
  if (to.certificate === null && env().mode === "production")
    throw new AppError(
      "INVALID",
      `Version ${to.number} has no certificate, so nobody knows whether it grades rightly.`,
    );
  await refuseOtherKinds(item.id, await getPublishedVersion(to.id));

  const from = await database().problemVersion.findUniqueOrThrow({
    where: { id: item.versionId },
    select: { id: true, number: true },
  });
  try {
    const id = await database().$transaction(async (tx) => {
      const change = await tx.versionChange.create({
        data: { itemId: item.id, fromVersionId: from.id, toVersionId: to.id, starterId: actor.userId },
        select: { id: true },
      });
      await recordChange(tx, actor, {
        ...{ courseId, action: "version change started", subject: { kind: "version change", id: change.id } },
        after: { from: from.number, to: to.number },
      });
      return change.id;
    });
    log.info("version change started", { changeId: id, itemId: item.id });
    // Workers do the same; without one running the first answers are handed out all the same.
    await continueShadowRegrades();
    return { id };
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError("CONFLICT", "A change of this item is open already. Apply or cancel that one first.");
  }
}

/** An answer of one kind cannot be graded as one of another. */
async function refuseOtherKinds(itemId: string, to: PublishedVersion): Promise<void> {
  const used = await database().part.findMany({
    where: { itemId, submissions: { some: { kind: "submit" } } },
    select: { key: true, kind: true },
  });
  for (const { key, kind } of used) {
    const now = to.definition.parts.find(({ id }) => id === key);
    if (now !== undefined && now.kind !== kind)
      throw new AppError(
        "INVALID",
        `The answers to part “${key}” are of the kind ${kind}, and that version asks for ${now.kind}. Give the new part another id; the old one is then retired with its answers.`,
      );
  }
}

/**
 * A change, how far it is, and what it would do once everything is replayed.
 *
 * @throws AppError NOT_FOUND for who is no instructor of its course
 */
export async function getVersionChange(actor: Actor, id: string): Promise<VersionChangeView> {
  const { summary, courseId, courseSlug, itemId, fromVersionId, toVersionId } = await findChange(id);
  await requireInstructor(actor, { id: courseId }, "version change");
  const [partKeys, parts] = [await partKeysOf(toVersionId), await findChangedParts(fromVersionId, toVersionId)];
  const isOver = summary.state === "applied" || summary.state === "cancelled";
  const progress = await countReplay(database(), { changeId: summary.id, itemId, toVersionId, partKeys });
  const isReplayed = summary.state === "ready" && progress.missing + progress.underWay === 0;
  const notices = await database().pointsNotice.findMany({
    where: { versionChangeId: summary.id },
    orderBy: [{ user: { name: "asc" } }, { userId: "asc" }],
    select: { userId: true, earnedBefore: true, earnedAfter: true, user: { select: { name: true } } },
  });
  return {
    ...{ ...summary, courseSlug },
    progress: isOver ? { ...progress, total: progress.done, missing: 0 } : progress,
    preview: isReplayed ? await findVersionPreview(database(), { changeId: summary.id, itemId, parts }) : null,
    notices: notices.map(({ user, ...notice }) => ({ ...notice, name: user.name })),
  };
}

/**
 * Gives a change up. Answers that wait to be replayed are taken out of the queue; nobody's points have changed.
 *
 * @returns false when it was cancelled before
 * @throws AppError NOT_FOUND, or CONFLICT when it is applied
 */
export async function cancelVersionChange(actor: Actor, id: string): Promise<boolean> {
  const { summary, courseId } = await findChange(id);
  await requireInstructor(actor, { id: courseId }, "version change");
  return database().$transaction(async (tx) => {
    const change = await lockChange(tx, summary.id);
    if (change.state === "cancelled") return false;
    if (change.state === "applied")
      throw new AppError("CONFLICT", `${change.deciderName ?? "Somebody"} has applied this change meanwhile.`);
    await withdrawUnfinished(tx, summary.id);
    await tx.versionChange.update({
      where: { id: summary.id },
      data: { state: "cancelled", deciderId: actor.userId, decidedAt: new Date() },
      select: { id: true },
    });
    await recordChange(tx, actor, {
      ...{ courseId, action: "version change cancelled", subject: { kind: "version change", id: summary.id } },
      ...{ before: { state: change.state }, after: { state: "cancelled" } },
    });
    return true;
  });
}

/**
 * Replays once more the answers that we failed to grade.
 *
 * @returns how many they are
 * @throws AppError NOT_FOUND, or CONFLICT when the change is over
 */
export async function retryFailedShadows(actor: Actor, id: string): Promise<number> {
  const { summary, courseId } = await findChange(id);
  await requireInstructor(actor, { id: courseId }, "version change");
  const retried = await database().$transaction(async (tx) => {
    const { state } = await lockChange(tx, summary.id);
    if (state === "applied" || state === "cancelled")
      throw new AppError("CONFLICT", "This change is over, so nothing is replayed for it any more.");
    const count = await withdrawFailed(tx, summary.id);
    if (count === 0) return 0;
    await tx.versionChange.update({ where: { id: summary.id }, data: { state: "replaying" }, select: { id: true } });
    await recordChange(tx, actor, {
      ...{ courseId, action: "failed answers replayed", subject: { kind: "version change", id: summary.id } },
      after: { answers: count },
    });
    return count;
  });
  await continueShadowRegrades();
  return retried;
}
