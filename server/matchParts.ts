import type { Part } from "#problems/schema";
import type { Database } from "./db";

/** The parts of the version that an item showed so far, and of the one that it shows from now on. */
export interface ShownParts {
  before: readonly Part[];
  after: readonly Part[];
}

/**
 * Gives an item the parts of the version it shows. A part keeps its row, and with it its submissions, as long as its key
 * stays; one that is gone is retired. So do the rubric items of written parts, by their text and points.
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

interface RubricEntry {
  text: string;
  points: number;
}

function rubricOf(parts: readonly Part[], key: string): RubricEntry[] {
  const part = parts.find(({ id }) => id === key);
  if (part?.kind !== "written") return [];
  return part.rubric.map(({ text, points, bonus }) => ({ text: bonus ? `Bonus: ${text}` : text, points }));
}

/**
 * Takes over what the problem changed in a part's rubric. What staff wrote, reworded or retired themselves stays as it
 * is, and so does what reviews gave points for: an entry with another text or other points is another row.
 */
async function matchRubric(
  tx: Database,
  partId: string,
  { before, after }: { before: readonly RubricEntry[]; after: readonly RubricEntry[] },
): Promise<void> {
  const rows = await tx.rubricItem.findMany({ where: { partId }, select: { id: true, text: true, points: true } });
  const gone = before.filter((entry) => !holds(after, entry));
  await tx.rubricItem.updateMany({
    where: { id: { in: rows.filter((row) => holds(gone, row)).map(({ id }) => id) }, retiredAt: null },
    data: { retiredAt: new Date() },
  });
  for (const [index, entry] of after.entries()) {
    const position = index + 1;
    const isNew = !holds(before, entry);
    const row = rows.find((each) => isSame(each, entry));
    if (row !== undefined)
      await tx.rubricItem.update({
        where: { id: row.id },
        data: { position, ...(isNew ? { retiredAt: null } : {}) },
        select: { id: true },
      });
    else if (isNew) await tx.rubricItem.create({ data: { partId, position, ...entry }, select: { id: true } });
  }
}

const isSame = (left: RubricEntry, right: RubricEntry): boolean =>
  left.text === right.text && left.points === right.points;

const holds = (entries: readonly RubricEntry[], entry: RubricEntry): boolean =>
  entries.some((each) => isSame(each, entry));
