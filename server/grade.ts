import { type Dates, daysLate, daysThatCost } from "./deadlines";

/**
 * The one place that turns submissions, verdicts, reviews, extensions and policy into points. Nothing stores what these
 * functions compute, so a change of policy or an extension counts at once, everywhere, also backwards.
 *
 * They are pure and do not depend on the order of their inputs; a grade lies between 0 and the points there are. Where
 * the best answer counts, more or better answers, earlier answers and later due dates never lower a grade; where the
 * latest counts, a worse one after a better one does. Leaving out what is lowest never lowers a share.
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

/** Which of a student's answers to a part gives its grade. */
export type AnswerCounted = "best" | "latest";

export interface LatePolicy extends Dates {
  /** Percent of the points lost per started day, 0 to 100. */
  percentPerDay: number;
  /** So many started days of lateness cost nothing. */
  graceDays: number;
  counts: AnswerCounted;
}

export interface PartGrade {
  points: number;
  /** Null while nothing that counts was handed in. */
  earned: number | null;
  /** The submission the grade comes from. */
  submissionId: string | null;
  /** Full marks before lateness: by any answer, or by the one that counts where that is the latest. */
  isSolved: boolean;
  /** An answer waits for a person to read it: nothing has points before that, or it is newer than what the grade comes from. */
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

/** The grade of what is made of several things, each with points of its own. */
export interface SumGrade {
  points: number;
  /** Null while nothing that counts was handed in. */
  earned: number | null;
  /** Places, from 0, of those that are left out. */
  dropped: number[];
  explanation: string;
}

/**
 * The grade of one part: a person's override, or else the best of the answers after lateness, or the latest of them.
 *
 * @param unread - when further answers came that wait for a person, who alone can give points for them
 */
export function gradePart(
  points: number,
  answers: readonly GradedAnswer[],
  policy: LatePolicy,
  unread: readonly Date[] = [],
): PartGrade {
  const override = newestOverride(answers);
  const candidates = answers
    .filter((answer) => answer.submittedAt <= policy.closesAt)
    .map((answer) => assess(points, answer, policy))
    .sort(policy.counts === "best" ? bestFirst : (a, b) => byAge(b.answer, a.answer));
  const [counted] = candidates;
  const solvers = policy.counts === "best" ? candidates : candidates.slice(0, 1);
  const isSolved = solvers.some((candidate) => isFull(candidate.beforeLateness, points));

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
  if (counted === undefined) {
    const isUnread = unread.length > 0;
    const explanation = isUnread ? "Handed in, and waits for a person to read it." : nothingCounts(answers);
    const nothing = { earned: null, submissionId: null, isSolved: false, isOverridden: false, daysLate: 0 };
    return { points, ...nothing, isUnread, explanation };
  }
  const isUnread = unread.some((at) => at > counted.answer.submittedAt && at <= policy.closesAt);
  const explained = explainCounted(counted, candidates.length, points, policy);
  const explanation = isUnread ? `${explained} A newer answer waits for a person to read it.` : explained;
  return {
    points,
    earned: counted.earned,
    submissionId: counted.answer.submissionId,
    isSolved,
    isUnread,
    isOverridden: false,
    daysLate: counted.daysLate,
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
  // A part that is alone says itself that an answer to it waits.
  const sentences =
    parts.length === 1
      ? [...parts.map((part) => part.explanation), scaling]
      : [`The sum of ${parts.length} parts.`, scaling, waitingSentence(unread) ?? ""];
  return { points, earned, explanation: sentences.filter((text) => text !== "").join(" ") };
}

function waitingSentence(unread: number): string | null {
  if (unread === 0) return null;
  return unread === 1 ? "A part waits for a person to read it." : `${unread} parts wait for a person to read them.`;
}

/**
 * The grade of an assignment from its items, or of a course from its assignments: their sum. Some with the lowest shares
 * can be left out; what the others give is then scaled to the points of all, so that the points stay what they are. Of
 * equal shares the one that stands later is left out; nothing handed in is a share of nothing, and one always counts.
 *
 * @param nameOf - what to call the one at a place, from 0
 */
export function gradeSum(
  parts: readonly Pick<ItemGrade, "points" | "earned">[],
  dropLowest = 0,
  nameOf: (place: number) => string = (place) => `Problem ${place + 1}`,
): SumGrade {
  const points = sum(parts.map((part) => part.points));
  if (parts.every(({ earned }) => earned === null))
    return { points, earned: null, dropped: [], explanation: "Nothing has been submitted yet." };
  const dropped = placesOfLowest(parts, dropLowest);
  const kept = parts.filter((_, place) => !dropped.includes(place));
  const keptEarned = sum(kept.map(({ earned }) => earned ?? 0));
  if (dropped.length === 0) {
    const explanation = parts.length === 1 ? "It is all there is." : `The sum of ${parts.length}.`;
    return { points, earned: clamp(keptEarned, points), dropped, explanation };
  }
  const keptPoints = sum(kept.map((part) => part.points));
  const earned = keptPoints === 0 ? 0 : clamp(points * (keptEarned / keptPoints), points);
  const names = inWords(dropped.map(nameOf));
  const left =
    dropped.length === 1
      ? `${names} has the lowest share of its points and is left out.`
      : `${names} have the lowest shares of their points and are left out.`;
  const rest = kept.length === 1 ? "The other one gives" : "The others give";
  const explanation = `${left} ${rest} ${outOf(keptEarned, keptPoints)}, which makes ${outOf(earned, points)}.`;
  return { points, earned, dropped, explanation };
}

function placesOfLowest(parts: readonly Pick<ItemGrade, "points" | "earned">[], count: number): number[] {
  const shareOf = ({ points, earned }: Pick<ItemGrade, "points" | "earned">): number =>
    points === 0 ? 1 : (earned ?? 0) / points;
  return parts
    .map((part, place) => ({ place, share: shareOf(part) }))
    .sort((a, b) => a.share - b.share || b.place - a.place)
    .slice(0, Math.max(0, Math.min(count, parts.length - 1)))
    .map(({ place }) => place)
    .sort((a, b) => a - b);
}

/** "a", "a and b", "a, b and c". */
const inWords = (names: readonly string[]): string =>
  names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1) ?? ""}`;

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
  const percentLost = Math.min(100, daysThatCost(late, policy.graceDays) * policy.percentPerDay);
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

const bestFirst = (a: Assessment, b: Assessment): number =>
  b.earned - a.earned || a.daysLate - b.daysLate || byAge(a.answer, b.answer);

function byAge(a: GradedAnswer, b: GradedAnswer): number {
  return a.submittedAt.getTime() - b.submittedAt.getTime() || (a.submissionId < b.submissionId ? -1 : 1);
}

function explainCounted(counted: Assessment, count: number, points: number, policy: LatePolicy): string {
  const word = policy.counts === "best" ? "best" : "newest";
  const which = count === 1 ? "The only submission" : `The ${word} of ${count} submissions`;
  const rubric = counted.answer.review === null ? "" : " with its review";
  const gained = `${which}${rubric} gives ${outOf(counted.beforeLateness, points)}.`;
  if (counted.daysLate === 0 || policy.percentPerDay === 0) return gained;
  const days = startedDays(counted.daysLate);
  if (counted.percentLost === 0) return `${gained} It came ${days} late, which costs nothing here.`;
  const free =
    policy.graceDays === 0
      ? ""
      : `, of which ${policy.graceDays} ${policy.graceDays === 1 ? "costs" : "cost"} nothing,`;
  const lost = `It came ${days} late${free} at ${policy.percentPerDay}% a day, so ${shownPoints(counted.percentLost)}% is lost:`;
  return `${gained} ${lost} ${outOf(counted.earned, points)} remain.`;
}

const startedDays = (days: number): string => (days === 1 ? "1 started day" : `${days} started days`);

function nothingCounts(answers: readonly GradedAnswer[]): string {
  if (answers.length === 0) return "Nothing has been submitted yet.";
  return "Everything was submitted after the assignment closed, so nothing counts.";
}

const outOf = (earned: number, points: number): string =>
  `${shownPoints(earned)} of ${shownPoints(points)} ${points === 1 ? "point" : "points"}`;

const shownPoints = (value: number): string => String(Number(value.toFixed(2)));

const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
