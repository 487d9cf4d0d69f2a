import { type Access, extensionsOf, requireAccess, requireId } from "./access";
import type { Actor } from "./actor";
import { database, type Database } from "./db";
import { type Dates, extendedDates, stateAt, type TimedClock } from "./deadlines";
import { AppError, notFound } from "./errors";
import { clockOf, requireBegun, timingOf } from "./timing";

/**
 * A part that the actor may work on, with its item's version and the actor's own dates, and their place in the course.
 *
 * @throws AppError NOT_FOUND, also for people outside the course and for what is not published yet; NOT_BEGUN
 */
export async function findAnswerablePart(actor: Actor, { itemId, partId }: { itemId: string; partId: string }) {
  const row = await database().part.findFirst({
    where: { id: requireId(partId, "problem"), itemId: requireId(itemId, "problem"), retiredAt: null },
    select: {
      id: true,
      itemId: true,
      key: true,
      kind: true,
      item: {
        select: {
          versionId: true,
          version: { select: { gradingSeed: true } },
          assignment: {
            select: {
              courseId: true,
              publishedAt: true,
              ...datesColumns,
              ...timingOf(actor.userId),
              extensions: extensionsOf(actor.userId),
            },
          },
        },
      },
    },
  });
  if (row === null) throw notFound("problem");
  const { assignment, versionId, version } = row.item;
  const access = await requireAccess(actor, { id: assignment.courseId }, "problem");
  const isPublished = assignment.publishedAt !== null && assignment.publishedAt <= new Date();
  if (!isPublished && !access.isStaff) throw notFound("problem");
  const dates = extendedDates(assignment, assignment.extensions);
  const clockNow = (now: Date): TimedClock | null => (access.isStaff ? null : clockOf(assignment, dates, now));
  requireBegun(clockNow(new Date()));
  const part = {
    id: row.id,
    itemId: row.itemId,
    key: row.key,
    kind: row.kind,
    versionId,
    gradingSeed: version.gradingSeed,
    dates,
    clockNow,
  };
  return { part, access };
}

const datesColumns = { opensAt: true, dueAt: true, closesAt: true } as const;

/**
 * Staff may try things at any time; nothing of theirs is counted.
 *
 * @throws AppError CLOSED before an assignment opens, and after it closed or its time ran out for this person
 */
export function requireOpen(
  { dates, clockNow }: { dates: Dates; clockNow: (now: Date) => TimedClock | null },
  { isStaff }: Access,
  now: Date,
): void {
  if (isStaff) return;
  const state = stateAt(dates, now);
  if (state === "not-open") throw new AppError("CLOSED", "This assignment has not opened yet.");
  if (state === "closed")
    throw new AppError("CLOSED", "This assignment has closed. Your code is kept, but it can no longer be graded.");
  if (clockNow(now)?.state === "over")
    throw new AppError(
      "CLOSED",
      "Your time has run out, so this was not handed in. It is kept as a draft; what you handed in before counts.",
    );
}

/** One clock decides what is late, however many web processes there are. Within a transaction it stands still. */
export async function databaseTime(tx: Database): Promise<Date> {
  const [row] = await tx.$queryRaw<{ now: Date }[]>`SELECT now() AS now`;
  if (row === undefined) throw new Error("the database did not tell the time");
  return row.now;
}
