import { gradeSum } from "../grade";

/** From when on somebody is listed. One reason is enough. */
export const riskRule = {
  /** So many assignments that are due, with nothing handed in that counts. */
  missing: 2,
  /** So many assignments whose points come from a late answer. */
  late: 3,
  /** Less than this percentage of the points of what is due. */
  percent: 50,
  /** So many days without a sign, while an assignment took answers. */
  quietDays: 14,
} as const;

export type RiskReason = "missing" | "late" | "low" | "quiet";

/** An assignment for one student, with their own dates. */
export interface StandingIn {
  points: number;
  /** Null while nothing that counts was handed in. */
  earned: number | null;
  isLate: boolean;
  /** Something in it waits for a verdict or a reader. */
  isWaiting: boolean;
  opensAt: Date;
  dueAt: Date;
  closesAt: Date;
}

export interface Standing {
  /** Titles are the caller's: places in its list of assignments. */
  missing: number[];
  late: number[];
  /** Of the points of what is due and waits for nobody, 0 to 1. Null before anything is. */
  share: number | null;
  /** Whole days since the last sign. */
  quietDays: number;
  reasons: RiskReason[];
}

/**
 * How a student stands, and why they should be spoken to, if they should. It predicts nothing.
 *
 * @param student.lastSeenAt - when they last opened an assignment, typed, ran tests or handed in; else when they enrolled
 */
export function standingOf(
  assignments: readonly StandingIn[],
  { lastSeenAt, dropLowest }: { lastSeenAt: Date; dropLowest: number },
  now: Date,
): Standing {
  const places = assignments.map((assignment, place) => ({ ...assignment, place })).filter(({ dueAt }) => dueAt < now);
  const missing = places.filter(({ earned, isWaiting }) => earned === null && !isWaiting).map(({ place }) => place);
  const late = places.filter(({ isLate }) => isLate).map(({ place }) => place);
  const decided = places.filter(({ isWaiting }) => !isWaiting);
  const sum = gradeSum(decided, dropLowest);
  const share = sum.points === 0 ? null : (sum.earned ?? 0) / sum.points;
  const quietDays = Math.max(0, Math.floor((now.getTime() - lastSeenAt.getTime()) / dayMs));
  const quietSince = new Date(now.getTime() - riskRule.quietDays * dayMs);
  const tookAnswers = assignments.some(({ opensAt, closesAt }) => opensAt <= now && closesAt >= quietSince);
  const holds: Record<RiskReason, boolean> = {
    missing: missing.length >= riskRule.missing,
    late: late.length >= riskRule.late,
    low: share !== null && share < riskRule.percent / 100 - rounding,
    quiet: tookAnswers && quietDays >= riskRule.quietDays,
  };
  return { missing, late, share, quietDays, reasons: riskReasons.filter((reason) => holds[reason]) };
}

const riskReasons: readonly RiskReason[] = ["missing", "late", "low", "quiet"];

/** A share of exactly the limit is not below it, whatever rounding the sums went through. */
const rounding = 1e-9;

const dayMs = 86_400_000;
