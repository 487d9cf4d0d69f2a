/** All real numbers between two ends; ends at infinity are open, and a closed interval of one number is that number. */
export interface Interval {
  readonly from: number;
  readonly to: number;
  readonly fromClosed: boolean;
  readonly toClosed: boolean;
}

/** Intervals from left to right without a number in common, none of which could be joined to the next. */
export type IntervalSet = readonly Interval[];

/** The union of intervals, in any order and overlapping, as a set. */
export function union(intervals: readonly Interval[]): IntervalSet {
  const sorted = [...intervals].sort(
    (left, right) => left.from - right.from || Number(right.fromClosed) - Number(left.fromClosed),
  );
  const set: Interval[] = [];
  for (const next of sorted) {
    const last = set.at(-1);
    if (last === undefined || isGapBetween(last, next)) set.push(next);
    else set[set.length - 1] = joined(last, next);
  }
  return set;
}

/** Two open ends at one number leave that number out. */
const isGapBetween = (left: Interval, right: Interval): boolean =>
  right.from > left.to || (right.from === left.to && !left.toClosed && !right.fromClosed);

function joined(left: Interval, right: Interval): Interval {
  if (right.to > left.to) return { ...left, to: right.to, toClosed: right.toClosed };
  return right.to === left.to ? { ...left, toClosed: left.toClosed || right.toClosed } : left;
}

export const contains = (set: IntervalSet, point: number): boolean =>
  set.some(
    ({ from, to, fromClosed, toClosed }) =>
      (point > from || (fromClosed && point === from)) && (point < to || (toClosed && point === to)),
  );

/** Whether two ends are the same up to a tolerance; infinity is itself only. */
export const endsAgree = (left: number, right: number, tolerance: number): boolean =>
  left === right || Math.abs(left - right) <= tolerance;

/** Whether two sets have the same intervals, with ends up to a tolerance, and open and closed ends alike unless that is left aside. */
export const sameSets = (
  left: IntervalSet,
  right: IntervalSet,
  { tolerance, openness }: { tolerance: number; openness: "counts" | "left aside" },
): boolean =>
  left.length === right.length &&
  left.every((interval, index) => {
    const other = right[index];
    return (
      other !== undefined &&
      endsAgree(interval.from, other.from, tolerance) &&
      endsAgree(interval.to, other.to, tolerance) &&
      (openness === "left aside" || (interval.fromClosed === other.fromClosed && interval.toClosed === other.toClosed))
    );
  });
