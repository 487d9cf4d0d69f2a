import { z } from "zod";
import { ProblemSchema } from "#problems/schema";
import type { Actor } from "./actor";
import { changeOrConflict, getItemOf, type SeenAssignment } from "./assignmentChange";
import { recordChange } from "./audit";
import type { Database } from "./db";
import { AppError, notFound } from "./errors";
import { matchParts } from "./matchParts";
import { findUsableProblems, type UsableProblem } from "./usableProblems";

/**
 * Puts the newest version of a problem at the end of an assignment.
 *
 * @throws AppError NOT_FOUND, INVALID for points that are none, CONFLICT also when the problem is in it already
 */
export async function addItem(
  actor: Actor,
  { problem, points, ...seen }: SeenAssignment & { problem: string; points: number },
): Promise<void> {
  await changeOrConflict(actor, seen, async (tx, row) => {
    const [found] = await findUsableProblems(actor.userId, [problem], tx);
    if (found === undefined) throw notFound("problem");
    const isThere = await tx.item.findFirst({ where: { assignmentId: row.id, problemId: found.id } });
    if (isThere !== null) throw new AppError("CONFLICT", `“${found.title}” is in this assignment already.`);
    const position = (await tx.item.count({ where: { assignmentId: row.id } })) + 1;
    await insertItem(tx, { assignmentId: row.id, problem: found, position, points: requirePoints(points) });
    await recordChange(tx, actor, {
      courseId: row.courseId,
      action: "assignment item added",
      subject: { kind: "assignment", id: row.id },
      after: { problem, points },
    });
  });
}

/** Makes an item with the parts of its version. */
export async function insertItem(
  tx: Database,
  {
    assignmentId,
    problem: { id: problemId, newest },
    position,
    points,
  }: { assignmentId: string; problem: UsableProblem; position: number; points: number },
): Promise<void> {
  const item = await tx.item.create({
    data: { assignmentId, problemId, versionId: newest.id, position, points },
    select: { id: true, version: { select: { definition: true } } },
  });
  await matchParts(tx, item.id, { before: [], after: ProblemSchema.parse(item.version.definition).parts });
}

/** @throws AppError NOT_FOUND, CONFLICT, INVALID */
export async function setItemPoints(
  actor: Actor,
  { itemId, points, ...seen }: SeenAssignment & { itemId: string; points: number },
): Promise<void> {
  await changeOrConflict(actor, seen, async (tx, row) => {
    const item = await getItemOf(tx, row.id, itemId);
    await tx.item.update({ where: { id: item.id }, data: { points: requirePoints(points) }, select: { id: true } });
    await recordChange(tx, actor, {
      courseId: row.courseId,
      action: "assignment item points set",
      subject: { kind: "assignment", id: row.id },
      before: { problem: item.problem.slug, points: item.points },
      after: { problem: item.problem.slug, points },
    });
  });
}

/**
 * Puts an item at another place; the others keep their order.
 *
 * @param place - from 0
 * @throws AppError NOT_FOUND, CONFLICT
 */
export async function moveItem(
  actor: Actor,
  { itemId, place, ...seen }: SeenAssignment & { itemId: string; place: number },
): Promise<void> {
  await changeOrConflict(actor, seen, async (tx, row) => {
    const item = await getItemOf(tx, row.id, itemId);
    const rows = await tx.item.findMany({
      where: { assignmentId: row.id },
      orderBy: { position: "asc" },
      select: { id: true, problem: { select: { slug: true } } },
    });
    const others = rows.filter(({ id }) => id !== item.id);
    const order = [...others.slice(0, place), item, ...others.slice(Math.max(0, place))];
    if (order.length !== rows.length) throw new AppError("INVALID", "There is no such place in the order.");
    await placeItems(
      tx,
      row.id,
      order.map(({ id }) => id),
    );
    await recordChange(tx, actor, {
      courseId: row.courseId,
      action: "assignment items ordered",
      subject: { kind: "assignment", id: row.id },
      before: { order: rows.map(({ problem }) => problem.slug) },
      after: { order: order.map(({ problem }) => problem.slug) },
    });
  });
}

/** Gives items their places in the order of their ids. In two steps, because no two may share a place in between. */
export async function placeItems(tx: Database, assignmentId: string, ids: readonly string[]): Promise<void> {
  await tx.$executeRaw`UPDATE "Item" SET position = position + 1000000 WHERE "assignmentId" = ${assignmentId}::uuid`;
  await tx.$executeRaw`
    UPDATE "Item" SET position = listed.place
    FROM unnest(${[...ids]}::uuid[]) WITH ORDINALITY AS listed(id, place) WHERE "Item".id = listed.id`;
}

/**
 * Takes an item out of an assignment.
 *
 * @throws AppError NOT_FOUND, or CONFLICT when somebody has worked on it
 */
export async function removeItem(
  actor: Actor,
  { itemId, ...seen }: SeenAssignment & { itemId: string },
): Promise<void> {
  await changeOrConflict(actor, seen, async (tx, row) => {
    const item = await getItemOf(tx, row.id, itemId);
    await deleteItem(tx, item);
    await closeGaps(tx, row.id);
    await recordChange(tx, actor, {
      courseId: row.courseId,
      action: "assignment item removed",
      subject: { kind: "assignment", id: row.id },
      before: { problem: item.problem.slug, points: item.points },
    });
  });
}

async function closeGaps(tx: Database, assignmentId: string): Promise<void> {
  const left = await tx.item.findMany({
    where: { assignmentId },
    orderBy: { position: "asc" },
    select: { id: true },
  });
  await placeItems(
    tx,
    assignmentId,
    left.map(({ id }) => id),
  );
}

/** @throws AppError CONFLICT when somebody has worked on it */
export async function deleteItem(tx: Database, item: { id: string; problem: { slug: string } }): Promise<void> {
  const [work] = await tx.$queryRaw<{ people: number; changes: number }[]>`
    SELECT (SELECT count(DISTINCT who) FROM (
        SELECT s."userId" AS who FROM "Submission" s JOIN "Part" p ON p.id = s."partId" WHERE p."itemId" = ${item.id}::uuid
        UNION ALL SELECT d."userId" FROM "Draft" d JOIN "Part" p ON p.id = d."partId"
          WHERE p."itemId" = ${item.id}::uuid AND d.text <> ''
        UNION ALL SELECT u."ownerId" FROM "Upload" u JOIN "Part" p ON p.id = u."partId" WHERE p."itemId" = ${item.id}::uuid
      ) work)::int AS people,
      (SELECT count(*) FROM "VersionChange" WHERE "itemId" = ${item.id}::uuid)::int AS changes`;
  const people = work?.people ?? 0;
  if (people > 0)
    throw new AppError(
      "CONFLICT",
      `${people === 1 ? "One person has" : `${people} people have`} worked on “${item.problem.slug}”, so it stays: their work would be lost. Set its points to less, or leave the lowest out.`,
    );
  if ((work?.changes ?? 0) > 0)
    throw new AppError("CONFLICT", `The version of “${item.problem.slug}” was changed here, so it stays.`);
  await tx.item.delete({ where: { id: item.id }, select: { id: true } });
}

function requirePoints(points: number): number {
  if (!z.number().positive().max(1_000).safeParse(points).success)
    throw new AppError("INVALID", "Points are a number above 0 and at most 1000.");
  return points;
}
