import { database, type Database, type SqlPiece, sqlPiece } from "./db";
import { log } from "./log";
import { getPublishedVersion } from "./publishedVersion";
import { dequeue, enqueueRegrades } from "./queue";

/**
 * The shadow regrade of a change of version: every stored answer of the item whose verdict counts is graded once more,
 * by the other version with the same seed. A Shadow row joins both gradings; the new one is not current, so nobody but
 * instructors sees it before it is applied.
 *
 * A change has a few hundred gradings under way at a time. Workers look after it twice a second: what is to be done next
 * follows from the rows alone, so a killed process is missed by nobody. Answers that come in meanwhile are replayed as
 * soon as they have their own verdict, also when the change was ready already.
 */
const underWayAtMost = 300;

/** Hands out the next gradings of all open changes, and calls those ready that have none left. */
export async function continueShadowRegrades(): Promise<void> {
  const open = await database().versionChange.findMany({
    where: { state: { in: ["replaying", "ready"] } },
    select: { id: true, itemId: true, toVersionId: true },
  });
  for (const { id, itemId, toVersionId } of open) {
    try {
      const replayed = { changeId: id, itemId, toVersionId, partKeys: await partKeysOf(toVersionId) };
      await database().$transaction((tx) => continueReplay(tx, replayed));
    } catch (error) {
      // The other changes go on; this one is tried again in half a second.
      log.warn("shadow regrade interrupted", { changeId: id, error });
    }
  }
}

/** What a change replays. The keys are those of the parts that the other version has. */
export interface Replayed {
  changeId: string;
  itemId: string;
  toVersionId: string;
  partKeys: string[];
}

/** Not for transactions: it may read the version on a connection of its own. */
export const partKeysOf = async (versionId: string): Promise<string[]> =>
  (await getPublishedVersion(versionId)).definition.parts.map(({ id }) => id);

async function continueReplay(tx: Database, replayed: Replayed): Promise<void> {
  const { changeId, toVersionId } = replayed;
  // Whom another worker looks after needs nobody else.
  const [change] = await tx.$queryRaw<{ state: "replaying" | "ready" }[]>`
    SELECT state::text AS state FROM "VersionChange"
    WHERE id = ${changeId}::uuid AND state IN ('replaying', 'ready') FOR UPDATE SKIP LOCKED`;
  if (change === undefined) return;
  const { underWay } = await countReplay(tx, replayed);
  const missing = await findMissing(tx, replayed, underWayAtMost - underWay);
  if (missing.length > 0) await addShadows(tx, changeId, toVersionId, missing);
  const state = missing.length + underWay > 0 ? "replaying" : "ready";
  if (state === change.state) return;
  await tx.versionChange.update({ where: { id: changeId }, data: { state }, select: { id: true } });
  log.info("shadow regrade", { changeId, state });
}

interface Missing {
  beforeId: string;
  submissionId: string;
  seed: string;
}

/**
 * Answers that count: handed in for grading, to a part that the other version has, with a verdict. What was erased is
 * left out, since there is nothing left to grade.
 */
const replayable = ({ itemId, partKeys }: Replayed): SqlPiece => sqlPiece`
  FROM "Grading" g JOIN "Part" p ON p.id = g."partId" JOIN "Submission" s ON s.id = g."submissionId"
  WHERE p."itemId" = ${itemId}::uuid AND p.key = ANY(${partKeys}::text[]) AND g."isCurrent" AND g.kind = 'submit'
    AND s."erasedAt" IS NULL AND s.answer ->> 'erased' IS DISTINCT FROM 'true'`;

/** The oldest first. */
function findMissing(tx: Database, replayed: Replayed, atMost: number): Promise<Missing[]> {
  return tx.$queryRaw<Missing[]>`
    SELECT g.id AS "beforeId", g."submissionId", g.seed ${replayable(replayed)} AND g.state = 'done' AND NOT EXISTS (
      SELECT FROM "Shadow" shadow
      WHERE shadow."versionChangeId" = ${replayed.changeId}::uuid AND shadow."submissionId" = g."submissionId")
    ORDER BY g."submittedAt", g."submissionId" LIMIT ${Math.max(0, atMost)}::int`;
}

/** Shadow, grading and job stand together or not at all. */
async function addShadows(tx: Database, versionChangeId: string, versionId: string, missing: Missing[]): Promise<void> {
  const gradings = await tx.grading.createManyAndReturn({
    data: missing.map(({ submissionId, seed }) => ({
      ...{ submissionId, seed, versionId, reason: "regrade" as const, isCurrent: false },
    })),
    select: { id: true, submissionId: true },
  });
  const afterIds = new Map(gradings.map(({ id, submissionId }) => [submissionId, id]));
  await tx.shadow.createMany({
    data: missing.map(({ submissionId, beforeId }) => {
      const afterId = afterIds.get(submissionId);
      if (afterId === undefined) throw new Error(`no grading was made for submission ${submissionId}`);
      return { versionChangeId, submissionId, beforeId, afterId };
    }),
  });
  await enqueueRegrades(
    tx,
    gradings.map(({ id }) => id),
  );
}

export interface ReplayCount {
  /** Answers that are replayed or will be. */
  total: number;
  /** Of these, how many are graded by the other version. */
  done: number;
  /** Of these, how many we failed to grade although the version that counts now graded them. */
  failed: number;
  /** Handed out, and not graded yet. */
  underWay: number;
  /** Graded by the version that counts now, and not handed out yet. */
  missing: number;
}

/** How far a change is. */
export async function countReplay(tx: Database, replayed: Replayed): Promise<ReplayCount> {
  const [count] = await tx.$queryRaw<ReplayCount[]>`
    WITH shadow AS (
      SELECT count(*)::int AS handed, count(*) FILTER (WHERE after.state = 'done')::int AS done,
        count(*) FILTER (WHERE after.status = 'grader-failed' AND before.status <> 'grader-failed')::int AS failed
      FROM "Shadow" shadow JOIN "Grading" after ON after.id = shadow."afterId"
        JOIN "Grading" before ON before.id = shadow."beforeId"
      WHERE shadow."versionChangeId" = ${replayed.changeId}::uuid
    ), missing AS (
      SELECT count(*)::int AS missing ${replayable(replayed)} AND g.state = 'done' AND NOT EXISTS (
        SELECT FROM "Shadow" shadow
        WHERE shadow."versionChangeId" = ${replayed.changeId}::uuid AND shadow."submissionId" = g."submissionId")
    )
    SELECT handed + missing AS total, done, failed, handed - done AS "underWay", missing FROM shadow, missing`;
  return count ?? { total: 0, done: 0, failed: 0, underWay: 0, missing: 0 };
}

/** Forgets what is not graded yet. A worker that grades one of them finds nothing to write its verdict to. */
export async function withdrawUnfinished(tx: Database, changeId: string): Promise<void> {
  const unfinished = await tx.$queryRaw<{ id: string }[]>`
    SELECT g.id::text AS id FROM "Grading" g JOIN "Shadow" shadow ON shadow."afterId" = g.id
    WHERE shadow."versionChangeId" = ${changeId}::uuid AND g.state <> 'done' FOR UPDATE OF g`;
  const ids = unfinished.map(({ id }) => id);
  await forget(tx, ids);
  await dequeue(tx, ids);
}

/** Forgets where we failed, so that it is replayed anew. @returns how many that are */
export async function withdrawFailed(tx: Database, changeId: string): Promise<number> {
  const failed = await tx.shadow.findMany({
    where: {
      versionChangeId: changeId,
      after: { status: "grader-failed" },
      before: { status: { not: "grader-failed" } },
    },
    select: { afterId: true },
  });
  await forget(
    tx,
    failed.map(({ afterId }) => afterId),
  );
  return failed.length;
}

async function forget(tx: Database, gradingIds: string[]): Promise<void> {
  await tx.$executeRaw`DELETE FROM "Shadow" WHERE "afterId" = ANY(${gradingIds}::uuid[])`;
  await tx.$executeRaw`DELETE FROM "Grading" WHERE id = ANY(${gradingIds}::uuid[]) AND NOT "isCurrent"`;
}
