import type { Part } from "#problems/schema";
import type { Database } from "./db";
import { matchRubric, rubricOf } from "./matchRubric";

/** The parts of the version that an item showed so far, and of the one that it shows from now on. */
export interface ShownParts {
  before: readonly Part[];
  after: readonly Part[];
}

/**
 * Gives an item the parts of the version it shows. A part keeps its row, and with it its submissions, as long as its key
 * stays; one that is gone is retired. So do the rubric items of a part
 * that a person reads, by what they say.
 */
export async function matchParts(tx: Database, itemId: string, { before, after }: ShownParts): Promise<void> {
  for (const [index, { id: key, kind, points }] of after.entries()) {
    const columns = { kind, points, position: index + 1, retiredAt: null };
    await tx.part.upsert({
      where: { itemId_key: { itemId, key } },
      create: { itemId, key, ...columns },
      update: columns,
      select: { id: true },
    });
  }
  await tx.part.updateMany({
    where: { itemId, key: { notIn: after.map(({ id }) => id) }, retiredAt: null },
    data: { retiredAt: new Date() },
  });
  const rows = await tx.part.findMany({ where: { itemId }, select: { id: true, key: true } });
  for (const { id, key } of rows)
    await matchRubric(tx, id, { before: rubricOf(before, key), after: rubricOf(after, key) });
}
