import { extensionsOf, requireAccess } from "./access";
import type { Actor } from "./actor";
import { databaseTime } from "./answerablePart";
import { database, type Database } from "./db";
import { type Dates, extendedDates, stateAt, type TimedClock } from "./deadlines";
import { AppError, notFound } from "./errors";
import { clockOf, timingOf } from "./timing";

/** A clock, and what time it is for it: by the database's clock, which also decides what is handed in in time. */
export interface ClockReading {
  clock: TimedClock;
  now: Date;
}

/**
 * The actor's clock of a timed assignment. All pages, tabs and devices read this one.
 *
 * @throws AppError NOT_FOUND, INVALID for an assignment without a time limit
 */
export async function readClock(actor: Actor, at: { course: string; assignment: string }): Promise<ClockReading> {
  const { row, dates } = await findTimed(database(), actor, at);
  const now = await databaseTime(database());
  return { clock: requireClock(clockOf(row, dates, now)), now };
}

/**
 * Lets the actor's time run from now on. Whoever has begun already goes on: their first click counts.
 *
 * @throws AppError NOT_FOUND, CLOSED before it opens and after it closed, INVALID for an assignment without a time limit,
 *   FORBIDDEN for staff, who need no clock
 */
export async function beginTimed(actor: Actor, at: { course: string; assignment: string }): Promise<ClockReading> {
  await database().$transaction(async (tx) => {
    const { row, dates, isStaff } = await findTimed(tx, actor, at);
    const now = await databaseTime(tx);
    const clock = requireClock(clockOf(row, dates, now));
    if (clock.state !== "not-begun") return;
    if (isStaff) throw new AppError("FORBIDDEN", "Staff look at it at any time; no clock runs for them.");
    const state = stateAt(dates, now);
    if (state === "not-open") throw new AppError("CLOSED", "This assignment has not opened yet.");
    if (state === "closed") throw new AppError("CLOSED", "This assignment has closed, so it cannot be begun any more.");
    await tx.timedStart.createMany({
      data: [{ assignmentId: row.id, userId: actor.userId, startedAt: now }],
      skipDuplicates: true,
    });
  });
  return readClock(actor, at);
}

async function findTimed(tx: Database, actor: Actor, { course, assignment }: { course: string; assignment: string }) {
  const { courseId, isStaff } = await requireAccess(actor, { slug: course }, "course");
  const row = await tx.assignment.findUnique({
    where: { courseId_slug: { courseId, slug: assignment } },
    select: {
      ...{ id: true, opensAt: true, dueAt: true, closesAt: true, publishedAt: true },
      ...timingOf(actor.userId),
      extensions: extensionsOf(actor.userId),
    },
  });
  const isKnown = row !== null && (isStaff || (row.publishedAt !== null && row.publishedAt <= new Date()));
  if (!isKnown) throw notFound("assignment");
  const dates: Dates = extendedDates(row, row.extensions);
  return { row, dates, isStaff };
}

function requireClock(clock: TimedClock | null): TimedClock {
  if (clock === null) throw new AppError("INVALID", "This assignment has no time limit.");
  return clock;
}
