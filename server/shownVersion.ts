import { ProblemSchema } from "#problems/schema";
import type { Database } from "./db";
import { matchParts } from "./matchParts";

/**
 * The version that an item shows, which stays so until the transaction ends: an answer that is handed in meanwhile is
 * graded by the version that its item shows, and by no other.
 */
export async function holdShownVersion(tx: Database, itemId: string): Promise<string | undefined> {
  const [item] = await tx.$queryRaw<{ versionId: string }[]>`
    SELECT "versionId" FROM "Item" WHERE id = ${itemId}::uuid FOR SHARE`;
  return item?.versionId;
}

/** Waits for answers that are being handed in to an item, and lets new ones wait until the transaction ends. */
export async function lockShownVersion(tx: Database, itemId: string): Promise<string | undefined> {
  const [item] = await tx.$queryRaw<{ versionId: string }[]>`
    SELECT "versionId" FROM "Item" WHERE id = ${itemId}::uuid FOR NO KEY UPDATE`;
  return item?.versionId;
}

/** Lets an item show a version of its problem, with the parts that version has. */
export async function showVersion(tx: Database, itemId: string, versionId: string): Promise<void> {
  const { version } = await tx.item.findUniqueOrThrow({
    where: { id: itemId },
    select: { version: { select: { definition: true } } },
  });
  const { definition } = await tx.problemVersion.findUniqueOrThrow({
    where: { id: versionId },
    select: { definition: true },
  });
  await tx.item.update({ where: { id: itemId }, data: { versionId }, select: { id: true } });
  // A definition of long ago may be none for us any more; then all its parts are taken for new.
  const before = ProblemSchema.safeParse(version.definition).data?.parts ?? [];
  await matchParts(tx, itemId, { before, after: ProblemSchema.parse(definition).parts });
}

/**
 * Lets the items of a problem to which nobody has handed anything in show a version. The others keep theirs: what
 * students have is changed by nobody but an instructor, who sees first whom it touches (server/versionChanges.ts).
 *
 * @param which.showing - only items that show a version like that
 */
export async function moveUnusedItems(
  tx: Database,
  { problemId, versionId, showing = {} }: { problemId: string; versionId: string; showing?: { publishedById?: null } },
): Promise<{ moved: string[]; waiting: string[] }> {
  const items = await tx.item.findMany({
    where: { problemId, versionId: { not: versionId }, version: showing },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  const [moved, waiting]: [string[], string[]] = [[], []];
  for (const { id } of items) {
    await lockShownVersion(tx, id);
    const answer = await tx.submission.findFirst({
      where: { kind: "submit", part: { itemId: id } },
      select: { id: true },
    });
    if (answer === null) await showVersion(tx, id, versionId);
    (answer === null ? moved : waiting).push(id);
  }
  return { moved, waiting };
}
