import { z } from "zod";
import { requireInstructor } from "./access";
import type { Actor } from "./actor";
import { recordChange, recordChanges } from "./audit";
import { database, type Database } from "./db";
import { AppError } from "./errors";
import { log } from "./log";
import { enqueueLive, maxAttempts } from "./queue";
import { type RegradeChoice, regradeChoices } from "./regradeEffect";
import { countReplay, partKeysOf, type Replayed } from "./shadowRegrades";
import { lockShownVersion, showVersion } from "./shownVersion";
import { storableText } from "./storableText";
import { findChange, lockChange } from "./versionChangeRows";
import { type EffectOf, findChangedParts, findVersionEffect, fingerprintOf, gainOf } from "./versionEffect";
import { summarise } from "./versionPreview";

const InputSchema = z.object({
  choice: z.enum(regradeChoices),
  notice: z.string().trim().max(2_000),
  basedOn: z.string().max(64).optional(),
});

/** What became of a decision. `isMine`: the call decided, or the same person had decided the same before. */
export interface Decision {
  isMine: boolean;
  by: string;
  at: Date;
  choice: RegradeChoice;
  /** Students whose points moved, and who are told. */
  movedStudents: number;
}

/** Thousands of answers may take their new verdict at once. */
const timeoutMs = 120_000;

/**
 * Puts a change into effect: the item shows the other version, and answers take their new verdict as chosen. All of it
 * happens in one transaction, or nothing. Answers that are being graded at that moment have no verdict yet and get one
 * by the new version.
 *
 * @param input.notice - words for the students whose points move; may be empty
 * @param input.basedOn - `fingerprint` of the preview that was looked at
 * @returns who decided: whoever comes second is told, and changes nothing
 * @throws AppError NOT_FOUND, INVALID, or CONFLICT with what has to be done first
 */
export async function applyVersionChange(
  actor: Actor,
  input: { id: string; choice: RegradeChoice; notice: string; basedOn?: string },
): Promise<Decision> {
  const { summary, courseId, itemId, fromVersionId, toVersionId } = await findChange(input.id);
  await requireInstructor(actor, { id: courseId }, "version change");
  const parsed = InputSchema.safeParse(input);
  if (!parsed.success) throw new AppError("INVALID", "The words for students are longer than 2000 characters.");
  const { choice, basedOn } = parsed.data;
  const notice = storableText(parsed.data.notice);
  const replayed = { changeId: summary.id, itemId, toVersionId, partKeys: await partKeysOf(toVersionId) };
  const effectOf = { changeId: summary.id, itemId, parts: await findChangedParts(fromVersionId, toVersionId) };

  return database().$transaction(
    async (tx) => {
      const change = await lockChange(tx, summary.id);
      if (change.state === "cancelled")
        throw new AppError("CONFLICT", `${change.deciderName ?? "Somebody"} has cancelled this change meanwhile.`);
      if (change.state === "applied") {
        const movedStudents = await tx.pointsNotice.count({ where: { versionChangeId: summary.id } });
        return decisionOf(actor, choice, change, movedStudents);
      }
      const shown = await lockShownVersion(tx, itemId);
      if (shown !== fromVersionId)
        throw new AppError("CONFLICT", "The item shows another version meanwhile. Cancel this change and start anew.");
      await regradeWaiting(tx, replayed);
      await requireReplayed(tx, replayed);

      const now = new Date();
      const { chosen, moved, seen } = await decide(tx, effectOf, { choice, basedOn });
      await takeVerdicts(tx, summary.id, chosen, now);
      await showVersion(tx, itemId, toVersionId);
      await tx.pointsNotice.createMany({ data: seen.map((each) => ({ ...each, versionChangeId: summary.id })) });
      await tx.versionChange.update({
        where: { id: summary.id },
        data: {
          state: "applied",
          choice,
          deciderId: actor.userId,
          decidedAt: now,
          notice: notice === "" ? null : notice,
        },
        select: { id: true },
      });
      await recordChange(tx, actor, {
        ...{ courseId, action: "version change applied", subject: { kind: "version change", id: summary.id } },
        before: { version: summary.from },
        after: { version: summary.to, choice, answersRegraded: chosen.length, pointsMoved: moved.length, notice },
      });
      await recordChanges(
        tx,
        actor,
        moved.map(({ userId, before, after }) => ({
          ...{ courseId, action: "points moved by a version", subject: { kind: "student", id: userId } },
          before: { item: summary.problemTitle, earned: before },
          after: { item: summary.problemTitle, earned: after },
        })),
      );
      log.info("version change applied", { changeId: summary.id, choice, moved: moved.length });
      return { isMine: true, by: actor.name, at: now, choice, movedStudents: seen.length };
    },
    { timeout: timeoutMs },
  );
}

function decisionOf(
  actor: Actor,
  choice: RegradeChoice,
  applied: Awaited<ReturnType<typeof lockChange>>,
  movedStudents: number,
): Decision {
  const { deciderId, deciderName, decidedAt } = applied;
  if (applied.choice === null || decidedAt === null) throw new Error("an applied change has a decision");
  return {
    isMine: deciderId === actor.userId && applied.choice === choice,
    ...{ by: deciderName ?? "", at: decidedAt, choice: applied.choice, movedStudents },
  };
}

/**
 * Lets the new version grade answers that have no verdict yet. A worker that is at one of them loses its hold: what it
 * finds by the old version is not written.
 */
async function regradeWaiting(tx: Database, { itemId, toVersionId, partKeys }: Replayed): Promise<void> {
  const waiting = await tx.$queryRaw<{ id: string; userId: string; isRunning: boolean; attempt: number }[]>`
    SELECT g.id::text AS id, g."userId"::text AS "userId", g.state = 'running' AS "isRunning", g.attempt
    FROM "Grading" g JOIN "Part" p ON p.id = g."partId"
    WHERE p."itemId" = ${itemId}::uuid AND p.key = ANY(${partKeys}::text[]) AND g."isCurrent" AND g.kind = 'submit'
      AND g.state <> 'done' FOR UPDATE OF g`;
  if (waiting.some(({ isRunning, attempt }) => isRunning && attempt >= maxAttempts))
    throw new AppError("CONFLICT", "An answer is being graded for the last time. Try again in a moment.");
  const running = waiting.filter(({ isRunning }) => isRunning).map(({ id }) => id);
  await tx.$executeRaw`
    UPDATE "Grading" g SET "versionId" = version.id, seed = version."gradingSeed", state = 'queued', worker = NULL,
      "startedAt" = NULL, attempt = attempt + CASE WHEN g.id = ANY(${running}::uuid[]) THEN 1 ELSE 0 END
    FROM "ProblemVersion" version
    WHERE version.id = ${toVersionId}::uuid AND g.id = ANY(${waiting.map(({ id }) => id)}::uuid[])`;
  for (const { id, userId, isRunning } of waiting) if (isRunning) await enqueueLive(tx, id, { userId, waiting: 0 });
}

/** @throws AppError CONFLICT in words that say what is waited for */
async function requireReplayed(tx: Database, replayed: Replayed): Promise<void> {
  const { missing, underWay, failed } = await countReplay(tx, replayed);
  const left = missing + underWay;
  if (left > 0)
    throw new AppError(
      "CONFLICT",
      `${left === 1 ? "1 answer is" : `${left} answers are`} not replayed yet. This page shows when it is done.`,
    );
  if (failed > 0)
    throw new AppError(
      "CONFLICT",
      `We failed to grade ${failed === 1 ? "1 answer" : `${failed} answers`} by the new version, so its effect is not known. Replay them, or cancel.`,
    );
}

interface Moved {
  userId: string;
  before: number | null;
  after: number | null;
}

/** Which answers take their new verdict, whose points that moves, and what these students see of it. */
async function decide(
  tx: Database,
  effectOf: EffectOf,
  { choice, basedOn }: { choice: RegradeChoice; basedOn: string | undefined },
) {
  const effect = await findVersionEffect(tx, effectOf);
  if (basedOn !== undefined && basedOn !== fingerprintOf(effect))
    throw new AppError("CONFLICT", "What this would do is no longer what you looked at. Look at it again, then apply.");
  const { refusal } = summarise(effect.people)[choice];
  if (refusal !== null) throw new AppError("CONFLICT", refusal);
  const students = effect.people.filter(({ place }) => place !== "staff");
  const moved = students
    .filter(({ effects }) => gainOf(effects[choice]) !== 0)
    .map(({ userId, effects }): Moved => {
      const { before, after } = effects[choice];
      return { userId, before: before.earned, after: after.earned };
    });
  const seen = students
    .filter((person) => gainOf(person.seen[choice]) !== 0)
    .map(({ userId, seen: views }) => {
      const { before, after } = views[choice];
      return { userId, earnedBefore: before.earned, earnedAfter: after.earned, points: after.points };
    });
  return { chosen: effect.people.flatMap(({ effects }) => effects[choice].regraded), moved, seen };
}

/** The verdict that counts steps back before the new one takes its place: of an answer's gradings one is current. */
async function takeVerdicts(tx: Database, changeId: string, submissionIds: string[], now: Date): Promise<void> {
  const stepped = await tx.$executeRaw`
    UPDATE "Grading" g SET "isCurrent" = false FROM "Shadow" shadow
    WHERE shadow."versionChangeId" = ${changeId}::uuid AND shadow."submissionId" = ANY(${submissionIds}::uuid[])
      AND g.id = shadow."beforeId" AND g."isCurrent"`;
  const taken = await tx.$executeRaw`
    UPDATE "Grading" g SET "isCurrent" = true FROM "Shadow" shadow
    WHERE shadow."versionChangeId" = ${changeId}::uuid AND shadow."submissionId" = ANY(${submissionIds}::uuid[])
      AND g.id = shadow."afterId" AND g.state = 'done'`;
  if (stepped !== submissionIds.length || taken !== submissionIds.length)
    throw new Error(`of ${submissionIds.length} answers ${stepped} gave up their verdict and ${taken} took another`);
  await tx.$executeRaw`
    UPDATE "Shadow" SET "appliedAt" = ${now}
    WHERE "versionChangeId" = ${changeId}::uuid AND "submissionId" = ANY(${submissionIds}::uuid[])`;
}
