/** "1 student", "3 students". */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

/** A share of 0 to 1 as "37 %". */
export const percentWords = (share: number): string => `${Math.round(100 * share)} %`;

/** So many of so many, as "37 %"; "–" of none. */
export const rateWords = ({ failed, students }: { failed: number; students: number }): string =>
  students === 0 ? "–" : percentWords(failed / students);

/** "at once", "8 min", "2 h 10 min", "3 d 4 h". */
export function minutesWords(minutes: number): string {
  if (minutes === 0) return "at once";
  const whole = Math.max(1, Math.round(minutes));
  if (whole < 60) return `${whole} min`;
  const hours = Math.floor(whole / 60);
  if (hours < 24) return joined(hours, "h", whole % 60, "min");
  return joined(Math.floor(hours / 24), "d", hours % 24, "h");
}

const joined = (large: number, largeUnit: string, small: number, smallUnit: string): string =>
  small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;

/** "2026-10-05" as "5 Oct". */
export const dayWords = (day: string): string =>
  new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" }).format(Date.parse(day));
