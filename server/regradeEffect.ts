import { gradeItem, type ItemGrade, type LatePolicy, type PartGrade } from "./grade";
import { gradeSubmissions, type SubmissionRow } from "./progress";

/**
 * What a change of version makes of one person's points. Pure: every number comes from the functions of grade.ts, which
 * get the answers with the verdicts they have now, or with those that they would have.
 */

/**
 * raise: an answer takes its new verdict only where that gives more; all: every answer takes it; none: every answer
 * keeps the one it has, and the new version grades what comes in from now on.
 */
export const regradeChoices = ["raise", "all", "none"] as const;
export type RegradeChoice = (typeof regradeChoices)[number];

export type Outcome = SubmissionRow["gradings"][number];

/** An answer with its present verdict, and what the other version says. Null: it is not replayed, and stays as it is. */
export interface ReplayedAnswer {
  answer: SubmissionRow;
  after: Outcome | null;
}

/** A part and one person's answers to it. Points are null where a version does not have the part. */
export interface PartOfPerson {
  pointsBefore: number | null;
  pointsAfter: number | null;
  answers: readonly ReplayedAnswer[];
}

export interface ItemEffect {
  before: ItemGrade;
  after: ItemGrade;
  /** In the order of the parts that were given. Null where a version does not have the part. */
  parts: { before: PartGrade | null; after: PartGrade | null }[];
  /** Answers that take their new verdict. */
  regraded: string[];
}

/**
 * One person's item under one choice.
 *
 * @param areReviewsOut - finished reviews count; false for what a student sees while they are kept back
 */
export function effectOnItem(
  itemPoints: number,
  parts: readonly PartOfPerson[],
  policy: LatePolicy,
  choice: RegradeChoice,
  areReviewsOut = true,
): ItemEffect {
  const chosen = parts.map((part) => chooseAnswers(part, policy, choice));
  const grades = parts.map(({ pointsBefore, pointsAfter, answers }, index) => ({
    before: gradeWith(pointsBefore, answers, new Set(), policy, areReviewsOut),
    after: gradeWith(pointsAfter, answers, chosen[index] ?? new Set(), policy, areReviewsOut),
  }));
  return {
    before: gradeItem(itemPoints, present(grades.map(({ before }) => before))),
    after: gradeItem(itemPoints, present(grades.map(({ after }) => after))),
    parts: grades,
    regraded: chosen.flatMap((ids) => [...ids]),
  };
}

/**
 * Which of a person's answers to a part take their new verdict.
 *
 * Which answer counts is for the policy to say, and more points for one answer could make another one count. So "only
 * raise" tries the answers that gain, and takes fewer of them where the part would be worth less, with or without the
 * reviews that are kept back.
 */
export function chooseAnswers(
  { pointsAfter, answers }: PartOfPerson,
  policy: LatePolicy,
  choice: RegradeChoice,
): ReadonlySet<string> {
  const kept = new Set<string>();
  if (choice === "none" || pointsAfter === null) return kept;
  const graded = answers.filter(({ after }) => after !== null && after.status !== "grader-failed");
  if (choice === "all") return idsOf(graded);
  const gaining = graded.filter(gains);
  const trials = [gaining, gaining.filter(({ answer }) => shareOf(answer.gradings[0]) !== null)].map(idsOf);
  const isNoLess = (chosen: ReadonlySet<string>): boolean =>
    [true, false].every((areReviewsOut) => {
      const earned = (ids: ReadonlySet<string>): number =>
        gradeWith(pointsAfter, answers, ids, policy, areReviewsOut)?.earned ?? 0;
      return earned(chosen) >= earned(kept);
    });
  return trials.find(isNoLess) ?? kept;
}

/** More points by themselves, or a verdict where we had failed to give one. */
function gains({ answer, after }: ReplayedAnswer): boolean {
  const [before] = answer.gradings;
  const [shareBefore, shareAfter] = [shareOf(before), shareOf(after ?? undefined)];
  if (shareAfter === null) return false;
  if (before?.status === "grader-failed") return true;
  // What a person reads has no share: a test that gives it points now takes it out of their hands.
  if (before?.maxScore === 0) return false;
  return shareAfter > (shareBefore ?? 0);
}

/** Points of the tests out of those there are. Null: no test said anything about the answer. */
function shareOf(outcome: Outcome | undefined): number | null {
  if (outcome?.status === undefined || outcome.status === null) return null;
  if (["invalid", "grader-failed"].includes(outcome.status)) return null;
  if (outcome.score === null || outcome.maxScore === null || outcome.maxScore === 0) return null;
  return outcome.score / outcome.maxScore;
}

function gradeWith(
  points: number | null,
  answers: readonly ReplayedAnswer[],
  chosen: ReadonlySet<string>,
  policy: LatePolicy,
  areReviewsOut: boolean,
): PartGrade | null {
  if (points === null) return null;
  const rows = answers.map(({ answer, after }) =>
    after !== null && chosen.has(answer.id) ? { ...answer, gradings: [after] } : answer,
  );
  return gradeSubmissions(points, rows, policy, areReviewsOut).grade;
}

const present = (grades: readonly (PartGrade | null)[]): PartGrade[] => grades.filter((grade) => grade !== null);

const idsOf = (answers: readonly ReplayedAnswer[]): Set<string> => new Set(answers.map(({ answer }) => answer.id));
