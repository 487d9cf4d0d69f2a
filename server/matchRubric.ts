import type { Part } from "#problems/schema";
import type { Database } from "./db";

/** A rubric item as a problem's author wrote it. */
export interface RubricEntry {
  text: string;
  /** Markdown for students to whom it is applied. */
  feedback: string;
  points: number;
  /** Title of the group it comes in, of which any number of items may be applied. Null: it stands alone. */
  group: string | null;
}

/**
 * The rubric of a part by its definition, in order: what earns its points; then, in a group, what earns further ones,
 * which only make up for others, as a part never gives more than its points; then, in a group, what students are often
 * wrong about, which gives nothing and brings words.
 */
export function rubricOf(parts: readonly Part[], key: string): RubricEntry[] {
  const part = parts.find(({ id }) => id === key);
  if (part === undefined || !("rubric" in part)) return [];
  const entries = part.rubric.map(({ text, points, bonus }) => ({ text, points, feedback: "", bonus }));
  return [
    ...entries.filter(({ bonus }) => !bonus).map(({ bonus: _, ...entry }) => ({ ...entry, group: null })),
    ...entries.filter(({ bonus }) => bonus).map(({ bonus: _, ...entry }) => ({ ...entry, group: "Bonus" })),
    ...part.misconceptions.map(({ text, feedback }) => ({ text, feedback, points: 0, group: "Misconceptions" })),
  ];
}

/**
 * Takes over what the problem changed in a part's rubric. What staff wrote, reworded, moved or retired themselves stays
 * as it is, and so does what reviews gave points for: an entry with another text, feedback or points is another row.
 */
export async function matchRubric(
  tx: Database,
  partId: string,
  { before, after }: { before: readonly RubricEntry[]; after: readonly RubricEntry[] },
): Promise<void> {
  const rows = await tx.rubricItem.findMany({
    where: { partId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, text: true, feedback: true, points: true, position: true, retiredAt: true },
  });
  const rowOf = (entry: RubricEntry) => rows.find((row) => isSame(row, entry));
  const gone = before.filter((entry) => !holds(after, entry));
  await tx.rubricItem.updateMany({
    where: { id: { in: rows.filter((row) => holds(gone, row)).map(({ id }) => id) }, retiredAt: null },
    data: { retiredAt: new Date() },
  });

  // Once staff have moved items, the order is theirs: new ones come last.
  const known = before.flatMap((entry) => rowOf(entry) ?? []);
  const hasAuthorsOrder = known.every((row, index) => index === 0 || (known[index - 1]?.position ?? 0) < row.position);
  let last = Math.max(0, ...rows.map(({ position }) => position));
  for (const [index, entry] of after.entries()) {
    const position = index + 1;
    const isNew = !holds(before, entry);
    const row = rowOf(entry);
    if (row !== undefined)
      await tx.rubricItem.update({
        where: { id: row.id },
        data: { ...(hasAuthorsOrder ? { position } : {}), ...(isNew ? { retiredAt: null } : {}) },
        select: { id: true },
      });
    else if (isNew) {
      const { group, ...columns } = entry;
      const groupId = group === null ? null : await groupFor(tx, partId, group);
      await tx.rubricItem.create({
        data: { partId, groupId, ...columns, position: hasAuthorsOrder ? position : ++last },
        select: { id: true },
      });
    }
  }
}

/** The part's group of this title, made when there never was one. Null when staff took it away. */
async function groupFor(tx: Database, partId: string, title: string): Promise<string | null> {
  const groups = await tx.rubricGroup.findMany({
    where: { partId },
    orderBy: { position: "asc" },
    select: { id: true, title: true, position: true, retiredAt: true },
  });
  const sameTitle = groups.filter((group) => group.title === title);
  const live = sameTitle.find(({ retiredAt }) => retiredAt === null);
  if (live !== undefined || sameTitle.length > 0) return live?.id ?? null;
  const position = (groups.at(-1)?.position ?? 0) + 1;
  return (await tx.rubricGroup.create({ data: { partId, title, position }, select: { id: true } })).id;
}

type Written = Omit<RubricEntry, "group">;

const isSame = (left: Written, right: Written): boolean =>
  left.text === right.text && left.feedback === right.feedback && left.points === right.points;

const holds = (entries: readonly Written[], entry: Written): boolean => entries.some((each) => isSame(each, entry));
