import { z } from "zod";
import { SlugSchema } from "#problems/schema";
import { requireInstructor } from "./access";
import type { Actor } from "./actor";
import { changeOrConflict, type SeenAssignment } from "./assignmentChange";
import { recordChange } from "./audit";
import { database, type Database, isUniqueViolation } from "./db";
import type { Dates } from "./deadlines";
import { AppError } from "./errors";
import { type SettingColumns, toFacts } from "./settingColumns";
import { storableText } from "./storableText";
import { zonedTime } from "./zonedTime";

/** prepared: students do not know of it; announced: they do, and it has not opened; open: it takes answers, also late ones. */
export type PlannedState = "prepared" | "announced" | "open" | "closed";

export function plannedState(
  { publishedAt, opensAt, closesAt }: Pick<Dates, "opensAt" | "closesAt"> & { publishedAt: Date | null },
  now: Date,
): PlannedState {
  if (publishedAt === null || publishedAt > now) return "prepared";
  if (now < opensAt) return "announced";
  return now <= closesAt ? "open" : "closed";
}

export interface PlannedAssignment {
  slug: string;
  title: string;
  revision: number;
  state: PlannedState;
  opensAt: Date;
  dueAt: Date;
  closesAt: Date;
  itemCount: number;
  points: number;
  timeLimitMinutes: number | null;
}

/** The plan of a course: its assignments, the soonest due first. @throws AppError NOT_FOUND for who is not an instructor of it */
export async function listPlannedAssignments(actor: Actor, course: string): Promise<PlannedAssignment[]> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  const now = new Date();
  const rows = await database().assignment.findMany({
    where: { courseId },
    orderBy: [{ dueAt: "asc" }, { slug: "asc" }],
    select: {
      ...{ slug: true, title: true, revision: true, publishedAt: true, timeLimitMinutes: true },
      ...{ opensAt: true, dueAt: true, closesAt: true, items: { select: { points: true } } },
    },
  });
  return rows.map(({ items, publishedAt, ...row }) => ({
    ...row,
    state: plannedState({ ...row, publishedAt }, now),
    itemCount: items.length,
    points: items.reduce((sum, { points }) => sum + points, 0),
  }));
}

/**
 * Makes an assignment that students do not know of yet. It opens tomorrow at nine and is due a week later, until somebody
 * says otherwise.
 *
 * @throws AppError NOT_FOUND for who is not an instructor of the course, INVALID, or CONFLICT for an address that is taken
 */
export async function createAssignment(
  actor: Actor,
  { course, title, slug }: { course: string; title: string; slug: string },
): Promise<{ slug: string }> {
  const { courseId } = await requireInstructor(actor, { slug: course }, "course");
  const { timeZone } = await database().course.findUniqueOrThrow({
    where: { id: courseId },
    select: { timeZone: true },
  });
  const inDays = (days: number): Date => new Date(Date.now() + days * dayMs);
  const dueAt = zonedTime(inDays(8), "23:59", timeZone);
  const columns: SettingColumns = {
    title: storableText(title.trim()),
    ...{ opensAt: zonedTime(inDays(1), "09:00", timeZone), dueAt, closesAt: dueAt, solutionsReleaseAt: dueAt },
    ...{ latePercentPerDay: 0, graceDays: 0, dropLowest: 0, timeLimitMinutes: null },
    counts: "best",
    ...{ holdsReviews: false, reviewsReleaseAt: null, regradeDays: 7, regradeQuota: 3 },
  };
  if (!z.string().min(1).max(120).safeParse(columns.title).success)
    throw new AppError("INVALID", "Give the assignment a title of at most 120 characters.");
  return withFreeSlug(slug, () =>
    database().$transaction(async (tx) => {
      const { id } = await tx.assignment.create({ data: { courseId, slug, ...columns }, select: { id: true } });
      await recordChange(tx, actor, {
        ...{ courseId, action: "assignment made", subject: { kind: "assignment", id } },
        after: { slug, ...toFacts(columns) },
      });
      return { slug };
    }),
  );
}

/** @throws AppError INVALID for what is no address, CONFLICT for one that is taken in the course */
export async function withFreeSlug<T>(slug: string, make: () => Promise<T>): Promise<T> {
  if (!SlugSchema.safeParse(slug).success)
    throw new AppError("INVALID", "An address has small letters, digits and single hyphens, such as “homework-3”.");
  try {
    return await make();
  } catch (error) {
    if (!isUniqueViolation(error)) throw error;
    throw new AppError(
      "CONFLICT",
      `There is an assignment at “${slug}” in this course already. Choose another address.`,
    );
  }
}

const dayMs = 86_400_000;

/**
 * Lets students know of an assignment, or takes it back while nobody has begun or handed in anything.
 *
 * @throws AppError NOT_FOUND, CONFLICT, or INVALID for one without problems
 */
export async function setPublished(
  actor: Actor,
  { isPublished, ...seen }: SeenAssignment & { isPublished: boolean },
): Promise<void> {
  await changeOrConflict(actor, seen, async (tx, { id, courseId, publishedAt }) => {
    const next = isPublished ? (publishedAt ?? new Date()) : null;
    if (isPublished && (await tx.item.count({ where: { assignmentId: id } })) === 0)
      throw new AppError("INVALID", "There is no problem in it yet. Add one before students see it.");
    if (!isPublished) await requireUntouched(tx, id);
    await tx.assignment.update({ where: { id }, data: { publishedAt: next }, select: { id: true } });
    await recordChange(tx, actor, {
      ...{ courseId, action: isPublished ? "assignment published" : "assignment taken back" },
      subject: { kind: "assignment", id },
      before: { publishedAt: publishedAt?.toISOString() ?? null },
      after: { publishedAt: next?.toISOString() ?? null },
    });
  });
}

/**
 * Removes an assignment that students do not know of and nobody has worked on.
 *
 * @throws AppError NOT_FOUND, CONFLICT
 */
export async function discardAssignment(actor: Actor, seen: SeenAssignment): Promise<void> {
  const { courseId } = await requireInstructor(actor, { slug: seen.course }, "assignment");
  await database().$transaction(async (tx) => {
    const row = await tx.assignment.findUnique({
      where: { courseId_slug: { courseId, slug: seen.assignment } },
      select: { id: true, slug: true, title: true, publishedAt: true, revision: true },
    });
    if (row === null || row.revision !== seen.revision)
      throw new AppError("CONFLICT", "Somebody else has changed this assignment meanwhile. Look at it again first.");
    if (row.publishedAt !== null) throw new AppError("CONFLICT", "Students know of it. Take it back first.");
    await requireUntouched(tx, row.id);
    if ((await tx.extension.count({ where: { assignmentId: row.id } })) > 0)
      throw new AppError("CONFLICT", "There are extensions in it. Remove them first.");
    await tx.assignment.delete({ where: { id: row.id }, select: { id: true } });
    await recordChange(tx, actor, {
      ...{ courseId, action: "assignment removed", subject: { kind: "assignment", id: row.id } },
      before: { slug: row.slug, title: row.title },
    });
  });
}

async function requireUntouched(tx: Database, assignmentId: string): Promise<void> {
  const ofIt = { part: { item: { assignmentId } } };
  const submitters = await tx.submission.findMany({ where: ofIt, distinct: ["userId"], select: { userId: true } });
  const begun = await tx.timedStart.count({ where: { assignmentId } });
  const people = Math.max(submitters.length, begun);
  if (people > 0)
    throw new AppError(
      "CONFLICT",
      `${people === 1 ? "One person has" : `${people} people have`} begun or handed something in, so it stays where it is.`,
    );
}
