import type { Interval, IntervalSet } from "./intervalSet";

/** A set read out, such as "from 0 (excluded) to 2 (included), and the number 5". */
export function intervalsInWords(set: IntervalSet): string {
  if (set.length === 0) return "no number at all";
  return set.map(inWords).join(", and ");
}

/** An end as shown: six significant digits. */
export const endInWords = (end: number): string => {
  if (!Number.isFinite(end)) return end > 0 ? "∞" : "−∞";
  return String(Number(end.toPrecision(6))).replace("-", "−");
};

function inWords({ from, to, fromClosed, toClosed }: Interval): string {
  if (from === to) return `the number ${endInWords(from)}`;
  const isBelow = Number.isFinite(from);
  const isAbove = Number.isFinite(to);
  if (!isBelow && !isAbove) return "all numbers";
  if (!isBelow) return `all numbers up to ${end(to, toClosed)}`;
  if (!isAbove) return `all numbers from ${end(from, fromClosed)} on`;
  return `from ${end(from, fromClosed)} to ${end(to, toClosed)}`;
}

const end = (value: number, isClosed: boolean): string =>
  `${endInWords(value)} (${isClosed ? "included" : "excluded"})`;
