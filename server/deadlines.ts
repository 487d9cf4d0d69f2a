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

/** The late policy in one plain sentence. */
export function latePolicySentence({ dueAt, closesAt }: Dates, percentPerDay: number): string {
  const lateMs = closesAt.getTime() - dueAt.getTime();
  if (lateMs <= 0) return "Late work is not accepted.";
  const duration = durationInWords(lateMs);
  if (percentPerDay === 0) return `Late work is accepted for ${duration} and loses no points.`;
  if (percentPerDay === 100) return `Late work is accepted for ${duration} but earns no points.`;
  return `Late work is accepted for ${duration} and loses ${percentPerDay}% of its points for each started day.`;
}

function durationInWords(milliseconds: number): string {
  const hours = Math.round(milliseconds / 3_600_000);
  const [amount, unit] = hours >= 24 && hours % 24 === 0 ? [hours / 24, "day"] : [hours, "hour"];
  if (hours === 0) return "a few minutes";
  return `${amount} ${unit}${amount === 1 ? "" : "s"}`;
}
