"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { countCopies, reapplyToCopies, type CopiesOfReview } from "#server/groupCopies";
import { auditCopy, leaveGroup, rejoinGroup } from "#server/groupExits";
import { applyToGroup, previewGroup, type GroupPlan } from "#server/groupReviews";
import { asActor, type Refused } from "../../../../../frame/asActor";

const Id = z.string().min(1).max(64);
const ApplyOrder = z.strictObject({
  sourceSubmissionId: Id,
  memberIds: z.array(Id).max(5_000),
  expectedKey: z.string().max(100),
});
const FollowOrder = z.strictObject({ sourceReviewId: Id, revision: z.int().positive() });
const AuditOrder = z.strictObject({ reviewId: Id, opinion: z.enum(["agree", "disagree"]) });

/** A plan as the page shows it, which has the names or leaves them out. */
export interface ShownPlan extends Pick<GroupPlan, "key" | "auditIds" | "leavesOverrideOut"> {
  getIds: string[];
  leftAlone: Omit<GroupPlan["leftAlone"][number], "name">[];
}

/** Who would get the review of this answer. */
export async function preview(submissionId: string): Promise<{ ok: true; plan: ShownPlan } | Refused> {
  return asActor(async (actor) => ({ ok: true, plan: toShown(await previewGroup(actor, Id.parse(submissionId))) }));
}

/** Gives the review of an answer to the members that were shown. */
export async function apply(order: z.input<typeof ApplyOrder>): Promise<{ ok: true; plan: ShownPlan } | Refused> {
  return asActor(async (actor) => {
    const plan = await applyToGroup(actor, ApplyOrder.parse(order));
    refresh();
    return { ok: true, plan: toShown(plan) };
  });
}

/** How many copies would follow their source. */
export async function count(reviewId: string): Promise<{ ok: true; copies: CopiesOfReview } | Refused> {
  return asActor(async (actor) => ({ ok: true, copies: await countCopies(actor, Id.parse(reviewId)) }));
}

/** Makes copies say what their source says. */
export async function follow(order: z.input<typeof FollowOrder>): Promise<{ ok: true; changed: number } | Refused> {
  return asActor(async (actor) => {
    const changed = await reapplyToCopies(actor, FollowOrder.parse(order));
    refresh();
    return { ok: true, changed };
  });
}

/** Takes an answer out of its group. */
export async function takeOut(submissionId: string): Promise<{ ok: true; lostCopy: boolean } | Refused> {
  return asActor(async (actor) => {
    const { lostCopy } = await leaveGroup(actor, Id.parse(submissionId));
    refresh();
    return { ok: true, lostCopy };
  });
}

/** Puts an answer back into its group. */
export async function putBack(submissionId: string): Promise<{ ok: true } | Refused> {
  return asActor(async (actor) => {
    await rejoinGroup(actor, Id.parse(submissionId));
    refresh();
    return { ok: true };
  });
}

/** Somebody had a second look at a copy. */
export async function audit(order: z.input<typeof AuditOrder>): Promise<{ ok: true } | Refused> {
  return asActor(async (actor) => {
    const { reviewId, opinion } = AuditOrder.parse(order);
    await auditCopy(actor, reviewId, opinion);
    refresh();
    return { ok: true };
  });
}

const toShown = ({ key, auditIds, leavesOverrideOut, gets, leftAlone }: GroupPlan): ShownPlan => ({
  ...{ key, auditIds, leavesOverrideOut },
  getIds: gets.map(({ submissionId }) => submissionId),
  leftAlone: leftAlone.map(({ submissionId, reason, by }) => ({ submissionId, reason, by })),
});
