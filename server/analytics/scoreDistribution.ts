import { type Spread, spreadOf } from "./spread";

/** How shares of points are distributed. */
export interface ScoreDistribution {
  /** Those with nothing among them. */
  students: number;
  /** Handed in nothing that counts. They are in no bin, and not in the spread. */
  none: number;
  /** Ten counts: from 0 to below 10 percent, and so on; the last one holds 100 percent too. */
  bins: number[];
  /** Of the shares, 0 to 1. Null when nobody handed in. */
  spread: Spread | null;
}

const binCount = 10;

/** @param shares - of the points there are, 0 to 1, one a student; null for who handed in nothing that counts */
export function scoreDistribution(shares: readonly (number | null)[]): ScoreDistribution {
  const handedIn = shares.filter((share) => share !== null);
  const bins = Array.from({ length: binCount }, () => 0);
  for (const share of handedIn) {
    const bin = binOf(share);
    bins[bin] = (bins[bin] ?? 0) + 1;
  }
  return { students: shares.length, none: shares.length - handedIn.length, bins, spread: spreadOf(handedIn) };
}

/** Rounding may leave 0.7 a little below itself: that is 70 percent all the same. */
const binOf = (share: number): number => Math.max(0, Math.min(binCount - 1, Math.floor(share * binCount + rounding)));

const rounding = 1e-9;
