import type { AuditFacts } from "./audit";
import type { Database } from "./db";
import { AppError, notFound } from "./errors";
import { newPositions } from "./newPositions";
import type { RubricChange } from "./rubricChange";
import { storableText } from "./storableText";

/** A change as it is written down. */
interface Step {
  subject: { kind: "rubric item" | "rubric group"; id: string };
  before?: AuditFacts;
  after?: AuditFacts;
  /** The items that reviews may hold and that the change is about. */
  itemIds: string[];
}

type Change<Kind extends RubricChange["kind"]> = Extract<RubricChange, { kind: Kind }>;

/**
 * Does one change to the rows, whoever asks for it. The part is locked by the caller.
 *
 * @throws AppError NOT_FOUND, CONFLICT
 */
export async function carryOut(tx: Database, change: RubricChange): Promise<Step> {
  switch (change.kind) {
    case "add item":
      return addItem(tx, change);
    case "edit item":
      return editItem(tx, change);
    case "move item":
      return moveItem(tx, change);
    case "retire item":
    case "restore item":
      return retireItem(tx, change, change.kind === "retire item");
    case "add group":
      return addGroup(tx, change);
    case "edit group":
      return editGroup(tx, change);
    case "move group":
      return moveGroup(tx, change);
    case "retire group":
      return retireGroup(tx, change);
  }
}

async function addItem(tx: Database, change: Change<"add item">): Promise<Step> {
  const { partId } = change;
  const columns = await itemColumns(tx, change);
  const { _max } = await tx.rubricItem.aggregate({ where: { partId }, _max: { position: true } });
  const { id } = await tx.rubricItem.create({
    data: { partId, position: (_max.position ?? 0) + 1, ...columns },
    select: { id: true },
  });
  return { subject: { kind: "rubric item", id }, after: await itemFacts(tx, id), itemIds: [] };
}

async function editItem(tx: Database, change: Change<"edit item">): Promise<Step> {
  const { itemId: id } = change;
  await requireItem(tx, change, change.revision);
  const before = await itemFacts(tx, id);
  const columns = await itemColumns(tx, change);
  await tx.rubricItem.update({
    where: { id },
    data: { ...columns, revision: { increment: 1 } },
    select: { id: true },
  });
  await requireSinglePicks(tx, columns.groupId);
  return { subject: { kind: "rubric item", id }, before, after: await itemFacts(tx, id), itemIds: [id] };
}

async function retireItem(
  tx: Database,
  change: Change<"retire item" | "restore item">,
  isRetired: boolean,
): Promise<Step> {
  const { itemId: id } = change;
  await requireItem(tx, change, change.revision);
  const before = await itemFacts(tx, id);
  await tx.rubricItem.update({
    where: { id },
    data: { retiredAt: isRetired ? new Date() : null, revision: { increment: 1 } },
    select: { id: true },
  });
  return { subject: { kind: "rubric item", id }, before, after: await itemFacts(tx, id), itemIds: [id] };
}

/** Within its group, past the next item that is offered. */
async function moveItem(tx: Database, change: Change<"move item">): Promise<Step> {
  const item = await requireItem(tx, change, null);
  const rows = await tx.rubricItem.findMany({
    where: { partId: change.partId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, groupId: true, position: true, retiredAt: true },
  });
  const neighbours = rows.filter((row) => row.groupId === item.groupId && row.retiredAt === null);
  const moves = newPositions(rows, neighbours, change.itemId, change.by);
  for (const { id, position } of moves)
    await tx.rubricItem.update({ where: { id }, data: { position }, select: { id: true } });
  const position = (rowsMoved: { id: string; position: number }[]): number =>
    rowsMoved.find(({ id }) => id === item.id)?.position ?? item.position;
  return {
    subject: { kind: "rubric item", id: item.id },
    before: { text: item.text, position: item.position },
    after: { text: item.text, position: position(moves) },
    itemIds: [],
  };
}

async function addGroup(tx: Database, { partId, ...change }: Change<"add group">): Promise<Step> {
  const { _max } = await tx.rubricGroup.aggregate({ where: { partId }, _max: { position: true } });
  const { id } = await tx.rubricGroup.create({
    data: { partId, position: (_max.position ?? 0) + 1, ...groupColumns(change) },
    select: { id: true },
  });
  return { subject: { kind: "rubric group", id }, after: await groupFacts(tx, id), itemIds: [] };
}

async function editGroup(tx: Database, change: Change<"edit group">): Promise<Step> {
  const { groupId: id } = change;
  await requireGroup(tx, change, change.revision);
  const before = await groupFacts(tx, id);
  await tx.rubricGroup.update({
    where: { id },
    data: { ...groupColumns(change), revision: { increment: 1 } },
    select: { id: true },
  });
  await requireSinglePicks(tx, id);
  return {
    ...{ subject: { kind: "rubric group", id }, before, after: await groupFacts(tx, id) },
    itemIds: await itemsOf(tx, id),
  };
}

async function moveGroup(tx: Database, change: Change<"move group">): Promise<Step> {
  const group = await requireGroup(tx, change, null);
  const rows = await tx.rubricGroup.findMany({
    where: { partId: change.partId },
    orderBy: [{ position: "asc" }, { id: "asc" }],
    select: { id: true, position: true, retiredAt: true },
  });
  const neighbours = rows.filter((row) => row.retiredAt === null);
  const moves = newPositions(rows, neighbours, group.id, change.by);
  for (const { id, position } of moves)
    await tx.rubricGroup.update({ where: { id }, data: { position }, select: { id: true } });
  return {
    subject: { kind: "rubric group", id: group.id },
    before: { title: group.title, position: group.position },
    after: { title: group.title, position: moves.find(({ id }) => id === group.id)?.position ?? group.position },
    itemIds: [],
  };
}

/** Its items stay, each by itself: also retired ones, so that no limit outlives its group. */
async function retireGroup(tx: Database, change: Change<"retire group">): Promise<Step> {
  const { groupId: id } = change;
  await requireGroup(tx, change, change.revision);
  const before = await groupFacts(tx, id);
  const itemIds = await itemsOf(tx, id);
  await tx.rubricItem.updateMany({ where: { groupId: id }, data: { groupId: null, revision: { increment: 1 } } });
  await tx.rubricGroup.update({
    where: { id },
    data: { retiredAt: new Date(), revision: { increment: 1 } },
    select: { id: true },
  });
  return { subject: { kind: "rubric group", id }, before, itemIds };
}

async function itemsOf(tx: Database, groupId: string): Promise<string[]> {
  const items = await tx.rubricItem.findMany({ where: { groupId }, select: { id: true } });
  return items.map(({ id }) => id);
}

/** @param revision - the one that was seen; null for changes that do not depend on it */
async function requireItem(tx: Database, at: { partId: string; itemId: string }, revision: number | null) {
  const item = await tx.rubricItem.findFirst({
    where: { id: at.itemId, partId: at.partId },
    select: { id: true, groupId: true, position: true, text: true, points: true, revision: true, retiredAt: true },
  });
  if (item === null) throw notFound("rubric item");
  if (revision !== null && item.revision !== revision) {
    const state = item.retiredAt === null ? "" : ", and it is retired";
    throw changedMeanwhile(
      "This item",
      `“${item.text}” with ${item.points} ${item.points === 1 ? "point" : "points"}${state}`,
    );
  }
  return item;
}

async function requireGroup(tx: Database, at: { partId: string; groupId: string }, revision: number | null) {
  const group = await tx.rubricGroup.findFirst({
    where: { id: at.groupId, partId: at.partId },
    select: { id: true, title: true, pick: true, position: true, revision: true, retiredAt: true },
  });
  if (group === null || (revision === null && group.retiredAt !== null)) throw notFound("rubric group");
  if (revision !== null && group.revision !== revision)
    throw changedMeanwhile(
      "This group",
      group.retiredAt === null ? `“${group.title}”, of which ${group.pick} may be applied` : "retired",
    );
  return group;
}

const changedMeanwhile = (what: string, now: string): AppError =>
  new AppError("CONFLICT", `${what} was changed meanwhile. It is now ${now}. Look at it, then try again.`);

type ItemFields = Pick<Change<"add item">, "partId" | "groupId" | "text" | "feedback" | "points">;

async function itemColumns(tx: Database, { partId, groupId, text, feedback, points }: ItemFields) {
  if (groupId !== null && (await tx.rubricGroup.count({ where: { id: groupId, partId, retiredAt: null } })) === 0)
    throw notFound("rubric group");
  return { groupId, text: storableText(text), feedback: storableText(feedback), points };
}

const groupColumns = ({ title, pick, leastPoints, mostPoints }: Omit<Change<"add group">, "partId" | "kind">) => ({
  ...{ title: storableText(title), pick, leastPoints, mostPoints },
});

/** @throws AppError CONFLICT when reviews hold two items of a group of which one may be applied */
async function requireSinglePicks(tx: Database, groupId: string | null): Promise<void> {
  if (groupId === null) return;
  const [row] = await tx.$queryRaw<{ title: string; reviews: number }[]>`
    SELECT g.title, count(*)::int AS reviews
    FROM "RubricGroup" g JOIN LATERAL (
      SELECT a."reviewId" FROM "AppliedRubricItem" a JOIN "RubricItem" i ON i.id = a."rubricItemId"
      WHERE i."groupId" = g.id GROUP BY a."reviewId" HAVING count(*) > 1) crowded ON true
    WHERE g.id = ${groupId}::uuid AND g.pick = 'one' GROUP BY g.title`;
  if (row === undefined) return;
  const { title, reviews } = row;
  const who = reviews === 1 ? "1 review holds" : `${reviews} reviews hold`;
  throw new AppError(
    "CONFLICT",
    `${who} more than one item of “${title}”, so it cannot be a group of which one is picked. Take the other items off there first, or let any number be picked.`,
  );
}

async function itemFacts(tx: Database, id: string): Promise<AuditFacts> {
  const { group, retiredAt, ...item } = await tx.rubricItem.findUniqueOrThrow({
    where: { id },
    select: { text: true, feedback: true, points: true, group: { select: { title: true } }, retiredAt: true },
  });
  return { ...item, group: group?.title ?? null, isRetired: retiredAt !== null };
}

async function groupFacts(tx: Database, id: string): Promise<AuditFacts> {
  return tx.rubricGroup.findUniqueOrThrow({
    where: { id },
    select: { title: true, pick: true, leastPoints: true, mostPoints: true },
  });
}
