export type PeriodUnit = "day" | "week";

const dayMs = 86_400_000;

/** Over so many days a bar for each day is still told from the next. */
const mostDays = 21;

/**
 * The days or weeks from the first to the last, both included and none left out, named by their first day. Weeks begin on
 * Mondays.
 *
 * @param first - "YYYY-MM-DD", as clocks of the course show it
 */
export function periodsBetween(first: string, last: string): { unit: PeriodUnit; periods: string[] } {
  const [begin, end] = [Date.parse(first), Date.parse(last)];
  const unit = (end - begin) / dayMs < mostDays ? "day" : "week";
  const start = unit === "day" ? begin : mondayOf(begin);
  const stepMs = unit === "day" ? dayMs : 7 * dayMs;
  const count = Math.max(0, Math.floor((end - start) / stepMs) + 1);
  return { unit, periods: Array.from({ length: count }, (_, index) => toDay(start + index * stepMs)) };
}

/** 1970 began on a Thursday. */
const mondayOf = (time: number): number => time - ((Math.floor(time / dayMs) + 3) % 7) * dayMs;

const toDay = (time: number): string => new Date(time).toISOString().slice(0, 10);
