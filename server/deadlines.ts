/** When an assignment takes answers. Opening, due and closing instants still count as before them. */
export interface Dates {
  opensAt: Date;
  dueAt: Date;
  /** Late work is taken until here. */
  closesAt: Date;
}

export type AssignmentState = "not-open" | "open" | "late" | "closed";

/**
 * The dates for one person: the assignment's own, moved by every extension that applies to them. Of several the later
 * instant counts, so that an extension never takes time away.
 */
export function extendedDates(dates: Dates, extensions: readonly Pick<Dates, "dueAt" | "closesAt">[]): Dates {
  const latest = (own: Date, others: Date[]): Date => new Date(Math.max(...[own, ...others].map(Number)));
  const dueAt = latest(
    dates.dueAt,
    extensions.map((extension) => extension.dueAt),
  );
  const closesAt = latest(
    dates.closesAt,
    extensions.map((extension) => extension.closesAt),
  );
  return { opensAt: dates.opensAt, dueAt, closesAt: latest(closesAt, [dueAt]) };
}

export function stateAt({ opensAt, dueAt, closesAt }: Dates, now: Date): AssignmentState {
  if (now < opensAt) return "not-open";
  if (now <= dueAt) return "open";
  return now <= closesAt ? "late" : "closed";
}

const dayMs = 24 * 60 * 60 * 1000;

/** Started days of lateness: 0 up to the due instant, 1 from the moment after it. */
export function daysLate(dueAt: Date, submittedAt: Date): number {
  return Math.max(0, Math.ceil((submittedAt.getTime() - dueAt.getTime()) / dayMs));
}

/** Of so many started days late those that cost points. */
export const daysThatCost = (late: number, graceDays: number): number => Math.max(0, late - graceDays);

/** The late policy in one plain sentence. */
export function latePolicySentence(
  { dueAt, closesAt }: Dates,
  { percentPerDay, graceDays }: { percentPerDay: number; graceDays: number },
): string {
  const lateMs = closesAt.getTime() - dueAt.getTime();
  if (lateMs <= 0) return "Late work is not accepted.";
  const duration = durationInWords(lateMs);
  const isFree = percentPerDay === 0 || daysThatCost(daysLate(dueAt, closesAt), graceDays) === 0;
  if (isFree) return `Late work is accepted for ${duration} and loses no points.`;
  if (graceDays > 0) {
    const free = graceDays === 1 ? "the first started day costs" : `the first ${graceDays} started days cost`;
    const then =
      percentPerDay === 100 ? "after that it earns no points" : `each further one ${percentPerDay}% of its points`;
    return `Late work is accepted for ${duration}: ${free} nothing, ${then}.`;
  }
  if (percentPerDay === 100) return `Late work is accepted for ${duration} but earns no points.`;
  return `Late work is accepted for ${duration} and loses ${percentPerDay}% of its points for each started day.`;
}

/** Further rules by which points are counted, in plain sentences; none where the usual ones hold. */
export function countingSentences({ counts, dropLowest }: { counts: "best" | "latest"; dropLowest: number }): string[] {
  const newest = "Of your answers to a part the newest counts, even when an earlier one was better.";
  const drop =
    dropLowest === 1
      ? "The problem with the lowest share of its points is left out."
      : `The ${dropLowest} problems with the lowest shares of their points are left out; one always counts.`;
  return [...(counts === "latest" ? [newest] : []), ...(dropLowest > 0 ? [drop] : [])];
}

/** A timed assignment as it stands for one person. */
export type TimedClock =
  | { state: "not-begun"; minutes: number; endsAtLatest: Date }
  | { state: "running" | "over"; minutes: number; startedAt: Date; endsAt: Date };

/**
 * The clock of somebody who has `minutes` from when they begin, and never longer than the assignment takes answers.
 *
 * @param dates - their own, extensions in them
 * @param startedAt - null before they begin
 */
export function clockAt(
  { closesAt }: Pick<Dates, "closesAt">,
  { minutes, startedAt }: { minutes: number; startedAt: Date | null },
  now: Date,
): TimedClock {
  if (startedAt === null) return { state: "not-begun", minutes, endsAtLatest: closesAt };
  const endsAt = new Date(Math.min(startedAt.getTime() + minutes * minuteMs, closesAt.getTime()));
  return { state: now <= endsAt ? "running" : "over", minutes, startedAt, endsAt };
}

const minuteMs = 60_000;

function durationInWords(milliseconds: number): string {
  const hours = Math.round(milliseconds / 3_600_000);
  const [amount, unit] = hours >= 24 && hours % 24 === 0 ? [hours / 24, "day"] : [hours, "hour"];
  if (hours === 0) return "a few minutes";
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}
