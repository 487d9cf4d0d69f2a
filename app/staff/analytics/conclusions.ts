import type { AssignmentAnalytics, PartAnalytics } from "#server/analytics/assignmentAnalytics";
import type { Discrimination } from "#server/analytics/discrimination";
import type { MistakeTrends } from "#server/analytics/mistakes";
import type { ScoreDistribution } from "#server/analytics/scoreDistribution";
import type { TestStatistics } from "#server/analytics/testResults";
import { counted, minutesWords, percentWords, rateWords } from "./words";

/** What a reader may conclude from a chart, in a sentence or two with its numbers. */

/** Quartiles of fewer say more about one student than about all. */
const fewForQuartiles = 5;

/** @param sayNone - a sentence about those who are in no bin */
export function scoreConclusion({ none, spread }: ScoreDistribution, sayNone: (students: string) => string): string {
  const without = none === 0 ? "" : ` ${sayNone(counted(none, "student"))}`;
  if (spread === null) return without.trim();
  if (spread.count < fewForQuartiles)
    return `Only ${counted(spread.count, "student")} so far: too few to conclude anything.${without}`;
  return `Half of ${spread.count} students have ${percentWords(spread.median)} or more, and a quarter ${percentWords(spread.lowerQuartile)} or less.${without}`;
}

export function partConclusion(parts: readonly PartAnalytics[]): string {
  const hardest = largest(parts, ({ scores }) => (scores.spread === null ? null : -scores.spread.mean));
  const spread = hardest?.scores.spread;
  if (hardest === undefined || spread === undefined || spread === null) return "Nobody has points for a part yet.";
  if (spread.mean > 1 - 1e-9) return "Everybody who handed in a part has all its points.";
  return `Hardest so far: ${quoted(hardest.title)}, with ${percentWords(spread.mean)} of its points on average.`;
}

export function attemptConclusion(parts: readonly PartAnalytics[]): string {
  const longest = largest(parts, ({ attempts }) => attempts.untilAccepted?.mean ?? null);
  const stuck = largest(parts, ({ attempts }) => notAccepted(attempts) || null);
  const tries = longest?.attempts.untilAccepted?.mean ?? 1;
  const most =
    longest === undefined
      ? "No submission was accepted yet."
      : tries === 1
        ? "Whoever was accepted was so at the first attempt."
        : `Most attempts until accepted: ${quoted(longest.title)}, ${Math.round(10 * tries) / 10} on average.`;
  if (stuck === undefined) return most;
  const { students } = stuck.attempts;
  return `${most} Most are without an accepted answer in ${quoted(stuck.title)}: ${notAccepted(stuck.attempts)} of ${students} who tried.`;
}

const notAccepted = ({ students, untilAccepted }: PartAnalytics["attempts"]): number =>
  students - (untilAccepted?.count ?? 0);

export function timeConclusion(parts: readonly PartAnalytics[]): string {
  const longest = largest(parts, ({ time }) => time.minutes?.median ?? null);
  const median = longest?.time.minutes?.median;
  if (longest === undefined || median === undefined) return "No submission was accepted yet.";
  if (median === 0) return "In every part half of those who succeeded did so with the first thing they tried.";
  return `Longest: ${quoted(longest.title)}. Half of those who succeeded there took ${minutesWords(median)} or more.`;
}

export function testConclusion(tests: readonly TestStatistics[]): string {
  const worst = largest(tests, ({ newest }) => (newest.failed === 0 ? null : newest.failed / newest.students));
  if (worst === undefined) return "Every test passes in everybody's newest submission.";
  return `Fails most: ${quoted(worst.name)}, in ${rateWords(worst.newest)} of the newest submissions and ${rateWords(worst.first)} of the first ones.`;
}

export function mistakeConclusion({ named, unnamedInAll }: MistakeTrends): string {
  const [top] = named;
  const most =
    top === undefined
      ? "No known mistake was named."
      : `Most frequent: ${quoted(top.title ?? top.mistake ?? "")}, made by ${counted(top.students, "student")}.`;
  if (unnamedInAll === null) return top === undefined ? "No submission failed its tests." : most;
  const { students, answers } = unnamedInAll;
  return `${most} ${counted(answers, "failed answer")} of ${counted(students, "student")} ${answers === 1 ? "has" : "have"} no name yet.`;
}

export function discriminationConclusion(
  rows: readonly { title: string; discrimination: Discrimination }[],
  { fewest, what }: { fewest: number; what: string },
): string {
  const known = rows.flatMap(({ title, discrimination }) =>
    discrimination.kind === "known" ? [{ title, correlation: discrimination.correlation }] : [],
  );
  const worst = largest(known, ({ correlation }) => -correlation);
  if (worst !== undefined)
    return `Tells strong and weak students apart least: ${quoted(worst.title)}, with a correlation of ${correlationWords(worst.correlation)}.`;
  if (rows.every(({ discrimination: { kind } }) => kind === "alone"))
    return `There is one ${what} alone: nothing to compare it with.`;
  const most = Math.max(0, ...rows.map(({ discrimination }) => discrimination.students));
  if (most < fewest)
    return `Shown from ${fewest} students on, because with fewer it is chance. So far there are ${most}.`;
  return `Nothing to compare: no ${what} has both differences between students and enough of them.`;
}

/** Whether anybody handed in anything that tests or people gave points for, or that tests decided. */
export const isEmpty = ({ scores, parts }: AssignmentAnalytics): boolean =>
  scores.spread === null && parts.every(({ attempts }) => attempts.students === 0);

export const correlationWords = (value: number): string => value.toFixed(2).replace("-", "−");

const quoted = (title: string): string => `“${title}”`;

/** The first one with the largest value; null is none. */
function largest<Row>(rows: readonly Row[], valueOf: (row: Row) => number | null): Row | undefined {
  let best: { row: Row; value: number } | undefined;
  for (const row of rows) {
    const value = valueOf(row);
    if (value !== null && (best === undefined || value > best.value)) best = { row, value };
  }
  return best?.row;
}
