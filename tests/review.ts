import type { Actor } from "#server/actor";
import { database } from "./database";

/** A review as a grader would have left it. */
export async function makeReview(
  submissionId: string,
  author: Actor,
  {
    state = "finished",
    finishedAt = new Date(),
    override,
    comment = "",
  }: {
    state?: "draft" | "finished";
    finishedAt?: Date;
    override?: { points: number; reason: string };
    comment?: string;
  } = {},
): Promise<string> {
  const { id } = await database().review.create({
    data: {
      ...{ submissionId, authorId: author.userId, state, comment },
      finishedAt: state === "finished" ? finishedAt : null,
      ...(override === undefined ? {} : { overridePoints: override.points, overrideReason: override.reason }),
    },
  });
  return id;
}
