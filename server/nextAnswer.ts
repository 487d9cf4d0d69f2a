import { z } from "zod";
import type { Actor } from "./actor";
import { type AnswerFilter, matchesFilter } from "./answerFilter";
import { takeClaim } from "./claims";
import { database, type Database } from "./db";
import { ringFrom } from "./fairOrder";
import { getGradingPart } from "./gradingPart";
import { findAnswers } from "./gradingQueue";

/**
 * Finds the next answer for the actor and claims it in the same transaction, so no answer is handed to two people. One
 * that somebody else has open is passed over, as is one that they finish at this moment.
 *
 * @param after - the submission at which the actor is; without it they begin at their own place of the ring
 * @param filter - without a status: what has no finished review yet
 * @returns null when nothing is left for them
 * @throws AppError NOT_FOUND
 */
export async function nextAnswer(
  actor: Actor,
  partId: string,
  { after, filter = {} }: { after?: string | undefined; filter?: AnswerFilter } = {},
): Promise<string | null> {
  const { id, access } = await getGradingPart(actor, partId);
  const wanted = { ...filter, status: filter.status ?? "open" };
  const rows = await findAnswers(access, id);
  const candidates = rows
    .filter((row) => matchesFilter(row, wanted) && (row.claim === null || row.claim.graderId === actor.userId))
    .map(({ submissionId }) => submissionId);
  const isOpen = wanted.status !== "graded" && wanted.status !== "audit";
  const ring = ringFrom(candidates, after ?? actor.userId);
  return database().$transaction((tx) => claimFirst(tx, actor.userId, ring, isOpen));
}

/**
 * Every answer of the part that the filter lets through, whatever its status, as the actor meets them.
 *
 * @throws AppError NOT_FOUND
 */
export async function ringOfAnswers(actor: Actor, partId: string, filter: AnswerFilter): Promise<string[]> {
  const { id, access } = await getGradingPart(actor, partId);
  const rows = await findAnswers(access, id);
  const matching = rows.filter((row) => matchesFilter(row, { ...filter, status: undefined }));
  return ringFrom(
    matching.map(({ submissionId }) => submissionId),
    actor.userId,
  );
}

const LockedSchema = z.array(z.object({ id: z.uuid() })).max(1);

/**
 * @param mustBeOpen - a review that was finished since the candidates were read makes an answer no candidate
 */
async function claimFirst(
  tx: Database,
  graderId: string,
  candidates: readonly string[],
  mustBeOpen: boolean,
): Promise<string | null> {
  let left = candidates;
  while (left.length > 0) {
    // Saving a review locks the same row: what it does is either done, and seen below, or begins after this.
    const locked = LockedSchema.parse(
      await tx.$queryRaw`
        SELECT s.id FROM unnest(${[...left]}::uuid[]) WITH ORDINALITY AS candidate (id, place)
          JOIN "Submission" s ON s.id = candidate.id
        ORDER BY candidate.place LIMIT 1 FOR NO KEY UPDATE OF s SKIP LOCKED`,
    );
    const [found] = locked;
    if (found === undefined) return null;
    const isDone = mustBeOpen && (await hasFinishedReview(tx, found.id));
    if (!isDone && (await takeClaim(tx, found.id, graderId))) return found.id;
    left = left.filter((id) => id !== found.id);
  }
  return null;
}

async function hasFinishedReview(tx: Database, submissionId: string): Promise<boolean> {
  return (await tx.review.count({ where: { submissionId, state: "finished" } })) > 0;
}
