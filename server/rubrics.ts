import { type Access, requireId, requireStaff } from "./access";
import type { Actor } from "./actor";
import { type AuditFacts, recordChange } from "./audit";
import { database, type Database } from "./db";
import { AppError, notFound } from "./errors";
import { requireKnownPlaceholders } from "./rubricText";
import type { RubricChange } from "./rubricChange";
import { loadReviewedAnswers, loadRubricPoints, type RubricEffect, toEffect } from "./rubricEffect";
import { carryOut } from "./rubricSteps";

export interface RubricView {
  partId: string;
  /** In the order in which they are shown. */
  groups: RubricGroupView[];
  /** In the order in which they are shown: those without a group, then group by group. */
  items: RubricItemView[];
}

export interface RubricItemView {
  id: string;
  position: number;
  groupId: string | null;
  /** Plain text, for staff. */
  text: string;
  /** Markdown, for students to whom it was applied. */
  feedback: string;
  /** Of the part. */
  points: number;
  revision: number;
}

export interface RubricGroupView {
  id: string;
  position: number;
  title: string;
  /** Of a group of "one" at most one item is applied. */
  pick: "one" | "many";
  leastPoints: number | null;
  mostPoints: number | null;
  revision: number;
}

/**
 * The rubric of a part, without what was retired.
 *
 * @throws AppError NOT_FOUND for who is not staff of the course
 */
export async function listRubric(actor: Actor, partId: string): Promise<RubricView> {
  return findRubric(database(), (await requireRubricPart(actor, partId)).id);
}

async function findRubric(tx: Database, partId: string): Promise<RubricView> {
  const where = { partId, retiredAt: null };
  const orderBy = [{ position: "asc" as const }, { id: "asc" as const }];
  const id = { id: true, position: true, revision: true } as const;
  const [groups, items] = await Promise.all([
    tx.rubricGroup.findMany({
      ...{ where, orderBy },
      select: { ...id, title: true, pick: true, leastPoints: true, mostPoints: true },
    }),
    tx.rubricItem.findMany({
      ...{ where, orderBy },
      select: { ...id, groupId: true, text: true, feedback: true, points: true },
    }),
  ]);
  const inGroup = (groupId: string | null) => items.filter((item) => item.groupId === groupId);
  return { partId, groups, items: [null, ...groups.map((group) => group.id)].flatMap(inGroup) };
}

/**
 * Refuses a set of applied items that the rubric does not allow.
 *
 * @param kept - retired items that the review holds already, which it may keep
 * @throws AppError INVALID for items that are not offered, for the same one twice, and for two of a group of "one"
 */
export function requireAllowedItems(
  rubric: RubricView,
  itemIds: readonly string[],
  kept: readonly Pick<RubricItemView, "id" | "groupId">[] = [],
): void {
  const offered = new Map([...kept, ...rubric.items].map(({ id, groupId }) => [id, groupId]));
  const groupIds = itemIds.map((id) => offered.get(id));
  if (groupIds.includes(undefined))
    throw new AppError("INVALID", "An item of this rubric is no longer offered. Load the page again to see what is.");
  if (new Set(itemIds).size < itemIds.length) throw new AppError("INVALID", "An item can be applied once only.");
  const crowded = rubric.groups.find(
    ({ id, pick }) => pick === "one" && groupIds.filter((groupId) => groupId === id).length > 1,
  );
  if (crowded !== undefined)
    throw new AppError("INVALID", `At most one item of “${crowded.title}” can be applied. Take the others off first.`);
}

/**
 * What a change would do to reviews and points, without doing it: it is carried out and taken back, so that this is by
 * construction what `changeRubric` does.
 *
 * @throws AppError as changeRubric does
 */
export async function previewRubricChange(actor: Actor, change: RubricChange): Promise<RubricEffect> {
  const part = await requireRubricPart(actor, change.partId);
  try {
    return await database().$transaction(async (tx) => {
      throw new TakenBack(await applyChange(tx, actor, part, change));
    });
  } catch (error) {
    if (error instanceof TakenBack) return error.effect;
    throw error;
  }
}

/**
 * Changes a rubric. Grades are derived from it, so a change counts in every review that uses it, also finished ones.
 *
 * @throws AppError NOT_FOUND; INVALID for placeholders that there are not; CONFLICT when somebody changed the item or
 *   group meanwhile (with what stands there), or when reviews hold more items of a group of "one" than one
 */
export async function changeRubric(actor: Actor, change: RubricChange): Promise<RubricEffect> {
  const part = await requireRubricPart(actor, change.partId);
  return database().$transaction((tx) => applyChange(tx, actor, part, change));
}

class TakenBack extends Error {
  readonly effect: RubricEffect;

  constructor(effect: RubricEffect) {
    super("The change was only looked at.");
    this.effect = effect;
  }
}

async function applyChange(
  tx: Database,
  actor: Actor,
  part: { id: string; access: Access },
  change: RubricChange,
): Promise<RubricEffect> {
  if ("text" in change) for (const text of [change.text, change.feedback]) requireKnownPlaceholders(text);
  // One change of a rubric at a time. Submissions are handed in and reviewed meanwhile.
  await tx.$queryRaw`SELECT id FROM "Part" WHERE id = ${part.id}::uuid FOR NO KEY UPDATE`;
  const answers = await loadReviewedAnswers(tx, part.id, part.access.courseId);
  const before = await loadRubricPoints(tx, part.id);
  const step = await carryOut(tx, change);
  const rubrics = { before, after: await loadRubricPoints(tx, part.id) };
  const effectFor = (sectionId: string | null) => toEffect(answers, rubrics, step.itemIds, sectionId);
  const effect = effectFor(part.access.limitedToSectionId);
  await recordChange(tx, actor, {
    courseId: part.access.courseId,
    action: `rubric ${actions[change.kind]}`,
    ...{ subject: step.subject, before: step.before },
    // Instructors read the log: what happened is in it whole.
    after: { ...(step.after ?? {}), ...toFacts(effectFor(null)) },
  });
  return effect;
}

const actions = {
  "add item": "item added",
  "edit item": "item edited",
  "move item": "item moved",
  "retire item": "item retired",
  "restore item": "item restored",
  "add group": "group added",
  "edit group": "group edited",
  "move group": "group moved",
  "retire group": "group retired",
} as const satisfies Record<RubricChange["kind"], string>;

const toFacts = ({ finishedReviews, draftReviews, students, largest }: RubricEffect): AuditFacts => ({
  ...{ finishedReviews, draftReviews, studentsWithOtherPoints: students },
  ...(largest === null ? {} : { largestChange: largest.after - largest.before }),
});

/**
 * A part of the actor's course, for what belongs to the rubric: all staff share it, also those who see one section.
 *
 * @throws AppError NOT_FOUND
 */
async function requireRubricPart(actor: Actor, partId: string): Promise<{ id: string; access: Access }> {
  const part = await database().part.findUnique({
    where: { id: requireId(partId, "part") },
    select: { id: true, item: { select: { assignment: { select: { courseId: true } } } } },
  });
  if (part === null) throw notFound("part");
  return { id: part.id, access: await requireStaff(actor, { id: part.item.assignment.courseId }, "part") };
}
