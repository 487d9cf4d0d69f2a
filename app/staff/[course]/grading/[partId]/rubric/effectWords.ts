import type { RubricEffect } from "#server/rubricEffect";
import { formatPoints } from "../../../../../ui/points";

/** What a change does to answers that are graded and to points, in one or two sentences. */
export function effectWords({ finishedReviews, draftReviews, students, largest }: RubricEffect): string {
  return [usersOf(finishedReviews, draftReviews), pointsOf(students, largest)].join(" ");
}

/** Whether anybody has to hear of it before it is done. */
export const touchesReviews = ({ finishedReviews, draftReviews, students }: RubricEffect): boolean =>
  finishedReviews + draftReviews + students > 0;

function usersOf(finished: number, drafts: number): string {
  const named = [
    ...(finished > 0 ? [`${finished} graded ${finished === 1 ? "answer" : "answers"}`] : []),
    ...(drafts > 0 ? [`${drafts} ${drafts === 1 ? "draft" : "drafts"}`] : []),
  ];
  if (named.length === 0) return "No graded answer uses this.";
  return `${named.join(" and ")} ${finished + drafts === 1 ? "uses" : "use"} this.`;
}

function pointsOf(students: number, largest: RubricEffect["largest"]): string {
  if (students === 0 || largest === null) return "Nobody’s points change.";
  const by = formatPoints(Math.abs(largest.after - largest.before));
  const fromTo = `from ${formatPoints(largest.before)} to ${formatPoints(largest.after)}`;
  return students === 1
    ? `1 student’s points change, ${fromTo}.`
    : `${students} students’ points change, by at most ${by} (${fromTo}).`;
}
