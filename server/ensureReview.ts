import type { Actor } from "./actor";
import type { Database } from "./db";

/** The review of a submission; the actor begins one, as a draft without points, when there is none. */
export async function ensureReview(
  tx: Database,
  actor: Actor,
  submissionId: string,
): Promise<{ id: string; revision: number }> {
  // Two graders may begin at the same moment: the second one finds the first one's.
  await tx.review.createMany({ data: { submissionId, authorId: actor.userId }, skipDuplicates: true });
  return tx.review.findUniqueOrThrow({ where: { submissionId }, select: { id: true, revision: true } });
}
