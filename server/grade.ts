import { type Dates, daysLate } from "./deadlines";

/**
 * The one place that turns submissions, verdicts, reviews, extensions and policy into points. Nothing stores what these
 * functions compute, so a change of policy or an extension counts at once, everywhere, also backwards.
 *
 * They are pure and do not depend on the order of their inputs; more or better answers, earlier answers and later due
 * dates never lower a grade; a grade lies between 0 and the points there are.
 */

/** A submission that was graded. Runs, malformed answers and failures of ours are not passed in: they do not count. */
export interface GradedAnswer {
  submissionId: string;
  submittedAt: Date;
  /** What the tests gave, out of maxScore. The part's points are in proportion. */
  score: number;
  maxScore: number;
  review: FinishedReview | null;
}

export interface FinishedReview {
  /** What the applied rubric items give within the limits of their groups, in points of the part; may be negative. */
  rubricPoints: number;
  /** A person's decision about the part, which nothing changes any more: neither tests nor lateness. */
  override: { points: number; reason: string; at: Date } | null;
}

export interface LatePolicy extends Dates {
  /** Percent of the points lost per started day, 0 to 100. */
  percentPerDay: number;
}

export interface PartGrade {
  points: number;
  /** Null while nothing that counts was handed in. */
  earned: number | null;
  /** The submission the grade comes from. */
  submissionId: string | null;
  /** Full marks before lateness. */
  isSolved: boolean;
  /** Handed in, and nobody has read it yet: there are no points until somebody does. */
  isUnread: boolean;
  /** A person set it, whatever the answers earned. */
  isOverridden: boolean;
  /** Started days that the answer it comes from is late; 0 for what a person set. */
  daysLate: number;
  /** One or two plain sentences that a student can check. */
  explanation: string;
}

export interface ItemGrade {
  points: number;
  earned: number | null;
  explanation: string;
}

/**
 * The grade of one part: a person's override, or else the best of the answers after lateness.
 *
 * @param unread - how many further answers wait for a person, who alone can give points for them
 */
export function gradePart(points: number, answers: readonly GradedAnswer[], policy: LatePolicy, unread = 0): PartGrade {
  const override = newestOverride(answers);
  const candidates = answers
    .filter((answer) => answer.submittedAt <= policy.closesAt)
    .map((answer) => assess(points, answer, policy))
    .sort((a, b) => b.earned - a.earned || a.daysLate - b.daysLate || byAge(a.answer, b.answer));
  const isSolved = candidates.some((candidate) => isFull(candidate.beforeLateness, points));
  const [best] = candidates;

  if (override !== undefined) {
    const earned = clamp(override.points, points);
    const explanation = `A grader set this to ${outOf(earned, points)}: ${override.reason}`;
    return {
      points,
      earned,
      submissionId: override.submissionId,
      isSolved: isSolved || isFull(earned, points),
      isUnread: false,
      isOverridden: true,
      daysLate: 0,
      explanation,
    };
  }
  if (best === undefined) {
    const isUnread = unread > 0;
    const explanation = isUnread ? "Handed in, and waits for a person to read it." : nothingCounts(answers);
    const nothing = { earned: null, submissionId: null, isSolved: false, isOverridden: false, daysLate: 0 };
    return { points, ...nothing, isUnread, explanation };
  }
  const explanation = explainBest(best, candidates.length, points, policy);
  return {
    points,
    earned: best.earned,
    submissionId: best.answer.submissionId,
    isSolved,
    isUnread: false,
    isOverridden: false,
    daysLate: best.daysLate,
    explanation,
  };
}

/** The grade of an item: its parts by weight, scaled to the item's points. */
export function gradeItem(points: number, parts: readonly PartGrade[]): ItemGrade {
  const partPoints = sum(parts.map((part) => part.points));
  const counted = parts.filter((part) => part.earned !== null);
  const unread = parts.filter((part) => part.isUnread).length;
  if (counted.length === 0)
    return { points, earned: null, explanation: waitingSentence(unread) ?? "Nothing has been submitted yet." };
  const partEarned = sum(parts.map((part) => part.earned ?? 0));
  const earned = partPoints === 0 ? 0 : clamp(points * (partEarned / partPoints), points);
  const isScaled = Math.abs(partPoints - points) > rounding;
  const scaling = isScaled ? `${outOf(partEarned, partPoints)} in the parts makes ${outOf(earned, points)} here.` : "";
  const explanations =
    parts.length === 1 ? parts.map((part) => part.explanation) : [`The sum of ${parts.length} parts.`];
  const sentences = [...explanations, scaling, waitingSentence(unread) ?? ""];
  return { points, earned, explanation: sentences.filter((text) => text !== "").join(" ") };
}

function waitingSentence(unread: number): string | null {
  if (unread === 0) return null;
  return unread === 1 ? "A part waits for a person to read it." : `${unread} parts wait for a person to read them.`;
}

/** The grade of an assignment: the sum of its items. */
export function gradeAssignment(
  items: readonly Pick<ItemGrade, "points" | "earned">[],
): Pick<ItemGrade, "points" | "earned"> {
  const points = sum(items.map((item) => item.points));
  const counted = items.flatMap((item) => item.earned ?? []);
  return { points, earned: counted.length === 0 ? null : clamp(sum(counted), points) };
}

/** Full marks, whatever rounding the sums went through. */
const isFull = (earned: number, points: number): boolean => earned >= points - rounding;

const rounding = 1e-9;

interface Assessment {
  answer: GradedAnswer;
  beforeLateness: number;
  daysLate: number;
  percentLost: number;
  earned: number;
}

function assess(points: number, answer: GradedAnswer, policy: LatePolicy): Assessment {
  const share = answer.maxScore === 0 ? 0 : answer.score / answer.maxScore;
  const beforeLateness = clamp(points * share + (answer.review?.rubricPoints ?? 0), points);
  const late = daysLate(policy.dueAt, answer.submittedAt);
  const percentLost = Math.min(100, late * policy.percentPerDay);
  return { answer, beforeLateness, daysLate: late, percentLost, earned: beforeLateness * (1 - percentLost / 100) };
}

function newestOverride(answers: readonly GradedAnswer[]) {
  return answers
    .flatMap((answer) =>
      answer.review?.override === undefined || answer.review.override === null
        ? []
        : [{ ...answer.review.override, submissionId: answer.submissionId }],
    )
    .sort((a, b) => b.at.getTime() - a.at.getTime() || (a.submissionId < b.submissionId ? -1 : 1))[0];
}

function byAge(a: GradedAnswer, b: GradedAnswer): number {
  return a.submittedAt.getTime() - b.submittedAt.getTime() || (a.submissionId < b.submissionId ? -1 : 1);
}

function explainBest(best: Assessment, count: number, points: number, policy: LatePolicy): string {
  const which = count === 1 ? "The only submission" : `The best of ${count} submissions`;
  const rubric = best.answer.review === null ? "" : " with its review";
  const gained = `${which}${rubric} gives ${outOf(best.beforeLateness, points)}.`;
  if (best.percentLost === 0) return gained;
  const days = best.daysLate === 1 ? "1 started day" : `${best.daysLate} started days`;
  const lost = `It came ${days} late at ${policy.percentPerDay}% a day, so ${shownPoints(best.percentLost)}% is lost:`;
  return `${gained} ${lost} ${outOf(best.earned, points)} remain.`;
}

function nothingCounts(answers: readonly GradedAnswer[]): string {
  if (answers.length === 0) return "Nothing has been submitted yet.";
  return "Everything was submitted after the assignment closed, so nothing counts.";
}

const outOf = (earned: number, points: number): string =>
  `${shownPoints(earned)} of ${shownPoints(points)} ${points === 1 ? "point" : "points"}`;

const shownPoints = (value: number): string => String(Number(value.toFixed(2)));

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
