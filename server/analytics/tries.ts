import { type Spread, spreadOf } from "./spread";

/** How often and how long one student tried one part. */
export interface Tries {
  partId: string;
  userId: string;
  /** Submissions up to the first accepted one, or all of them. Runs, malformed answers and failures of ours are none. */
  attempts: number;
  /** From the first run or submission to the first accepted one. Null where none was accepted. */
  minutes: number | null;
}

/** So many attempts, both ends included. */
export interface AttemptBin {
  from: number;
  /** Null: or more. */
  to: number | null;
  label: string;
}

const bin = (from: number, to: number | null, label: string): AttemptBin => ({ from, to, label });

export const attemptBins: readonly AttemptBin[] = [
  ...[1, 2, 3, 4].map((count) => bin(count, count, String(count))),
  ...[bin(5, 6, "5–6"), bin(7, 10, "7–10"), bin(11, null, "11+")],
];

export interface AttemptDistribution {
  students: number;
  /** As `attemptBins`: those whose answer was accepted after so many, and those who have tried so often without. */
  accepted: number[];
  notAccepted: number[];
  /** Of those who were accepted: attempts up to then. */
  untilAccepted: Spread | null;
}

/** @param tries - of one part */
export function attemptDistribution(tries: readonly Tries[]): AttemptDistribution {
  const accepted = tries.filter(({ minutes }) => minutes !== null).map(({ attempts }) => attempts);
  const notAccepted = tries.filter(({ minutes }) => minutes === null).map(({ attempts }) => attempts);
  return {
    students: tries.length,
    accepted: countIn(accepted),
    notAccepted: countIn(notAccepted),
    untilAccepted: spreadOf(accepted),
  };
}

const countIn = (attempts: readonly number[]): number[] =>
  attemptBins.map(({ from, to }) => attempts.filter((count) => count >= from && (to === null || count <= to)).length);

export interface TimeToSuccess {
  students: number;
  succeeded: number;
  /** The first thing they did was to submit the answer that was accepted. */
  atOnce: number;
  /** Minutes by the clock, nights and breaks in them, of those who succeeded. */
  minutes: Spread | null;
}

/** @param tries - of one part */
export function timeToSuccess(tries: readonly Tries[]): TimeToSuccess {
  const minutes = tries.flatMap((each) => (each.minutes === null ? [] : [each.minutes]));
  return {
    students: tries.length,
    succeeded: minutes.length,
    atOnce: minutes.filter((count) => count === 0).length,
    minutes: spreadOf(minutes),
  };
}
