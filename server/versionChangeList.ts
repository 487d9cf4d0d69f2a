import { requireInstructor } from "./access";
import type { Actor } from "./actor";
import { database } from "./db";
import { summaryColumns, titleOf, toSummary, type VersionChangeSummary } from "./versionChangeRows";

/** A version that an item could show. */
export interface VersionChoice {
  id: string;
  number: number;
  publishedAt: Date;
  /** Null: it came with the catalogue. */
  publishedBy: string | null;
}

/** An item whose problem has other versions than the one it shows. */
export interface ItemVersions {
  itemId: string;
  problemTitle: string;
  assignmentTitle: string;
  shown: VersionChoice;
  /** The newest first. */
  others: VersionChoice[];
  /** A newer version than the shown one exists. */
  isBehind: boolean;
  /** Answers handed in for grading. */
  answers: number;
  /** The change that is under way. */
  openChangeId: string | null;
}

export interface VersionChangesView {
  /** Those that are behind first, then as the assignments are due. */
  items: ItemVersions[];
  /** The newest first. */
  open: VersionChangeSummary[];
  past: VersionChangeSummary[];
}

const pastAtMost = 50;

/**
 * The items of a course that could show another version, and the changes of versions there were.
 *
 * @throws AppError NOT_FOUND for who is no instructor of it
 */
export async function listVersionChanges(actor: Actor, courseSlug: string): Promise<VersionChangesView> {
  const { courseId } = await requireInstructor(actor, { slug: courseSlug }, "course");
  const ofCourse = { item: { assignment: { courseId } } };
  const openOnes = { in: ["replaying", "ready"] as ("replaying" | "ready")[] };
  const [items, open, past] = await Promise.all([
    findItems(courseId),
    database().versionChange.findMany({
      where: { ...ofCourse, state: openOnes },
      orderBy: { createdAt: "desc" },
      select: summaryColumns,
    }),
    database().versionChange.findMany({
      where: { ...ofCourse, state: { notIn: openOnes.in } },
      orderBy: { createdAt: "desc" },
      take: pastAtMost,
      select: summaryColumns,
    }),
  ]);
  return {
    items: items.sort((a, b) => Number(b.isBehind) - Number(a.isBehind)),
    open: open.map(toSummary),
    past: past.map(toSummary),
  };
}

async function findItems(courseId: string): Promise<ItemVersions[]> {
  const rows = await database().item.findMany({
    where: { assignment: { courseId } },
    orderBy: [{ assignment: { dueAt: "asc" } }, { assignment: { slug: "asc" } }, { position: "asc" }],
    select: {
      id: true,
      assignment: { select: { title: true } },
      version: { select: { ...versionColumns, definition: true } },
      problem: { select: { versions: { orderBy: { number: "desc" }, select: versionColumns } } },
      changes: { where: { state: { in: ["replaying", "ready"] } }, select: { id: true } },
    },
  });
  const several = rows.filter(({ problem }) => problem.versions.length > 1);
  const counts = await countAnswers(several.map(({ id }) => id));
  return several.map(({ id, assignment, version: { definition, ...shown }, problem, changes }) => ({
    ...{ itemId: id, problemTitle: titleOf(definition), assignmentTitle: assignment.title },
    shown: toChoice(shown),
    others: problem.versions.filter((version) => version.id !== shown.id).map(toChoice),
    isBehind: problem.versions.some(({ number }) => number > shown.number),
    answers: counts.get(id) ?? 0,
    openChangeId: changes[0]?.id ?? null,
  }));
}

const versionColumns = {
  ...{ id: true, number: true, publishedAt: true },
  publishedBy: { select: { name: true } },
} as const;

interface VersionRow {
  id: string;
  number: number;
  publishedAt: Date;
  publishedBy: { name: string } | null;
}

async function countAnswers(itemIds: string[]): Promise<Map<string, number>> {
  const rows = await database().$queryRaw<{ itemId: string; answers: number }[]>`
    SELECT p."itemId", count(*)::int AS answers FROM "Submission" s JOIN "Part" p ON p.id = s."partId"
    WHERE p."itemId" = ANY(${itemIds}::uuid[]) AND s.kind = 'submit' GROUP BY p."itemId"`;
  return new Map(rows.map(({ itemId, answers }) => [itemId, answers]));
}

const toChoice = ({ publishedBy, ...version }: VersionRow): VersionChoice => ({
  ...version,
  publishedBy: publishedBy?.name ?? null,
});
