import { type Dates, extendedDates } from "./deadlines";
import type { AnswerCounted, LatePolicy } from "./grade";

/** What of an assignment decides how its answers are graded. */
export const policyColumns = {
  ...{ opensAt: true, dueAt: true, closesAt: true },
  ...{ latePercentPerDay: true, graceDays: true, counts: true },
} as const;

interface PolicyRow extends Dates {
  latePercentPerDay: number;
  graceDays: number;
  counts: AnswerCounted;
}

/** The policy for one person: the assignment's, with the dates that their extensions give them. */
export const policyFor = (row: PolicyRow, extensions: readonly Pick<Dates, "dueAt" | "closesAt">[]): LatePolicy => ({
  ...extendedDates(row, extensions),
  percentPerDay: row.latePercentPerDay,
  graceDays: row.graceDays,
  counts: row.counts,
});
