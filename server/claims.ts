import type { Actor } from "./actor";
import { database, type Database } from "./db";
import { getGradingAnswer } from "./gradingPart";

/** A claim that was not renewed for so long counts for nothing, by the database's clock. */
export const claimLapsesAfterSeconds = 90;

/** Who has an answer open for grading. */
export interface ClaimView {
  /** Null: nobody has. */
  holder: { id: string; name: string } | null;
  isMine: boolean;
  /** It was not renewed in time, so that somebody else may take it over. */
  hasLapsed: boolean;
}

/**
 * Opens an answer for the actor to grade, unless somebody else has it open: then it stays theirs, and the view says who.
 * A claim that lapsed is taken over.
 *
 * @throws AppError NOT_FOUND
 */
export async function claimAnswer(actor: Actor, submissionId: string): Promise<ClaimView> {
  const answer = await getGradingAnswer(actor, submissionId);
  await takeClaim(database(), answer.submissionId, actor.userId);
  return findClaim(answer.submissionId, actor);
}

/**
 * Says that the actor still has an answer open. It changes nothing for somebody whose claim it is not (any more): they
 * learn who has it.
 *
 * @throws AppError NOT_FOUND
 */
export async function renewClaim(actor: Actor, submissionId: string): Promise<ClaimView> {
  const answer = await getGradingAnswer(actor, submissionId);
  await database().$executeRaw`
    UPDATE "Claim" SET "renewedAt" = greatest("renewedAt", clock_timestamp())
    WHERE "submissionId" = ${answer.submissionId}::uuid AND "graderId" = ${actor.userId}::uuid`;
  return findClaim(answer.submissionId, actor);
}

/**
 * The actor is done with an answer. Somebody else's claim stays.
 *
 * @throws AppError NOT_FOUND
 */
export async function releaseClaim(actor: Actor, submissionId: string): Promise<void> {
  const answer = await getGradingAnswer(actor, submissionId);
  await dropClaim(database(), answer.submissionId, actor.userId);
}

/**
 * Makes an answer the grader's when it is free, theirs already, or left by somebody whose claim lapsed.
 *
 * @returns whether it is theirs now
 */
export async function takeClaim(tx: Database, submissionId: string, graderId: string): Promise<boolean> {
  const taken = await tx.$executeRaw`
    INSERT INTO "Claim" AS claim ("submissionId", "graderId", "claimedAt", "renewedAt")
    SELECT ${submissionId}::uuid, ${graderId}::uuid, moment, moment FROM clock_timestamp() AS moment
    ON CONFLICT ("submissionId") DO UPDATE SET
      "graderId" = excluded."graderId",
      "claimedAt" = CASE WHEN claim."graderId" = excluded."graderId" THEN claim."claimedAt" ELSE excluded."renewedAt" END,
      "renewedAt" = greatest(claim."renewedAt", excluded."renewedAt")
    WHERE claim."graderId" = excluded."graderId"
      OR claim."renewedAt" <= clock_timestamp() - make_interval(secs => ${claimLapsesAfterSeconds})`;
  return taken > 0;
}

export async function dropClaim(tx: Database, submissionId: string, graderId: string): Promise<void> {
  await tx.claim.deleteMany({ where: { submissionId, graderId } });
}

/** The name of whoever else has an answer open now. */
export async function findOtherHolder(tx: Database, submissionId: string, graderId: string): Promise<string | null> {
  const [other] = await tx.$queryRaw<{ name: string }[]>`
    SELECT u.name FROM "Claim" c JOIN "User" u ON u.id = c."graderId"
    WHERE c."submissionId" = ${submissionId}::uuid AND c."graderId" <> ${graderId}::uuid
      AND c."renewedAt" > clock_timestamp() - make_interval(secs => ${claimLapsesAfterSeconds})`;
  return other?.name ?? null;
}

async function findClaim(submissionId: string, actor: Actor): Promise<ClaimView> {
  const [claim] = await database().$queryRaw<{ id: string; name: string; hasLapsed: boolean }[]>`
    SELECT u.id, u.name,
      c."renewedAt" <= clock_timestamp() - make_interval(secs => ${claimLapsesAfterSeconds}) AS "hasLapsed"
    FROM "Claim" c JOIN "User" u ON u.id = c."graderId"
    WHERE c."submissionId" = ${submissionId}::uuid`;
  if (claim === undefined) return { holder: null, isMine: false, hasLapsed: false };
  const { hasLapsed, ...holder } = claim;
  return { holder, isMine: holder.id === actor.userId, hasLapsed };
}
