"use server";

import { z } from "zod";
import { getSubmission, type SubmissionView } from "#server/submissions";
import { keepAsFeedback as keepOf, rerunEdited as rerunOf } from "#server/suggestedEdits";
import { asActor, type Refused } from "../../frame/asActor";

const Id = z.string().min(1).max(64);
const RerunOrder = z.strictObject({ submissionId: Id, source: z.string().max(256 * 1024), clientKey: z.uuid() });
const KeepOrder = z.strictObject({ submissionId: Id, editedSubmissionId: Id });

/** Grades a changed copy of a student's code, as the actor's own. */
export async function rerunEdited(
  order: z.input<typeof RerunOrder>,
): Promise<{ ok: true; submissionId: string } | Refused> {
  return asActor(async (actor) => ({ ok: true, ...(await rerunOf(actor, RerunOrder.parse(order))) }));
}

/** Ties such a copy to the review of the student's submission. */
export async function keepAsFeedback(order: z.input<typeof KeepOrder>): Promise<{ ok: true } | Refused> {
  return asActor(async (actor) => {
    await keepOf(actor, KeepOrder.parse(order));
    return { ok: true };
  });
}

/** The copy as it stands now, with its verdict once there is one. */
export async function loadEdited(submissionId: string): Promise<{ ok: true; submission: SubmissionView } | Refused> {
  return asActor(async (actor) => ({ ok: true, submission: await getSubmission(actor, Id.parse(submissionId)) }));
}
