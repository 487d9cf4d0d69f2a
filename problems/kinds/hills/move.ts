import { maximisers, smoothed, type Hill } from "./hills";

/** Ways in which a sum of hills does not show that smoothing moves a maximiser. */
export const misses = [
  /** The smoothing has no width. */
  "not-smoothed",
  /** Before or after smoothing nothing is above 0, so nothing is highest. */
  "no-maximum",
  /** Several points are highest, and not all of them are left behind. */
  "tie",
  /** The hill that is highest stays highest. */
  "same-hill",
  /** Another hill becomes highest, but it stands too near. */
  "too-near",
] as const;
export type Miss = (typeof misses)[number];

export type Move =
  | { readonly isFar: true; readonly from: number; readonly to: number }
  | { readonly isFar: false; readonly miss: Miss; readonly from?: number; readonly to?: number };

/** What rounding may take away from a distance. */
const rounding = 1e-6;

/**
 * Where the maximiser of a sum of hills goes when it is smoothed.
 *
 * @param deviation - of the smoothing
 * @param by - how far it has to go. Where several points are highest, each of them has to be that far from each one after
 */
export function moveOf(hills: readonly Hill[], deviation: number, by: number): Move {
  if (deviation === 0) return { isFar: false, miss: "not-smoothed" };
  const [before, after] = [maximisers(hills), maximisers(smoothed(hills, deviation))];
  const [from, to] = [before[0], after[0]];
  if (from === undefined || to === undefined) return { isFar: false, miss: "no-maximum" };
  const distance = Math.min(...before.flatMap((x) => after.map((y) => Math.abs(x - y))));
  if (distance >= by - rounding) return { isFar: true, from, to };
  if (before.length > 1 || after.length > 1) return { isFar: false, miss: "tie" };
  const miss = nearest(hills, from) === nearest(hills, to) ? "same-hill" : "too-near";
  return { isFar: false, miss, from, to };
}

/** The place of the hill that stands nearest. */
const nearest = (hills: readonly Hill[], x: number): number | undefined =>
  hills.map(({ place }) => place).sort((a, b) => Math.abs(a - x) - Math.abs(b - x))[0];
