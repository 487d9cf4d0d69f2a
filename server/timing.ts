import { clockAt, type Dates, type TimedClock } from "./deadlines";
import { AppError } from "./errors";

/** What of an assignment tells the clock of one person, as columns of a query. */
export const timingOf = (userId: string) =>
  ({
    timeLimitMinutes: true,
    starts: { where: { userId }, select: { startedAt: true } },
    course: { select: { enrollments: { where: { userId }, select: { timeFactor: true } } } },
  }) as const;

export interface TimingRow {
  timeLimitMinutes: number | null;
  starts: readonly { startedAt: Date }[];
  course: { enrollments: readonly { timeFactor: number }[] };
}

/** The clock of the person whose rows these are. Null where there is no time limit. */
export function clockOf(
  { timeLimitMinutes, starts, course }: TimingRow,
  dates: Pick<Dates, "closesAt">,
  now: Date,
): TimedClock | null {
  if (timeLimitMinutes === null) return null;
  const minutes = timeLimitMinutes * (course.enrollments[0]?.timeFactor ?? 1);
  return clockAt(dates, { minutes, startedAt: starts[0]?.startedAt ?? null }, now);
}

/**
 * Before somebody begins, nothing of a timed assignment's problems is shown to them or taken from them.
 *
 * @throws AppError NOT_BEGUN
 */
export function requireBegun(clock: TimedClock | null): void {
  if (clock?.state === "not-begun")
    throw new AppError("NOT_BEGUN", "This assignment is timed. Begin on its page first; your time runs from then on.");
}
