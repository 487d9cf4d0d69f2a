import type { RubricEffect } from "#server/rubricEffect";
import { formatPoints } from "../../../../../ui/points";

/** What a change does to answers that are graded and to points, in one or two sentences. */
export function effectWords({ finishedReviews, draftReviews, ...effect }: RubricEffect): string {
  return [usersOf(finishedReviews, draftReviews), pointsOf(effect)].join(" ");
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

function pointsOf({
  students,
  seenStudents,
  largest,
}: Pick<RubricEffect, "students" | "seenStudents" | "largest">): string {
  if (students === 0) return "Nobody’s points change.";
  const change = students === 1 ? "1 student’s points change" : `${students} students’ points change`;
  // Staff who are limited to a section are told no points of others.
  if (largest === null) return `${change}, of none in your section.`;
  const whose = seenStudents < students ? `, of ${seenStudents} in your section` : "";
  const fromTo = `from ${formatPoints(largest.before)} to ${formatPoints(largest.after)}`;
  const by = formatPoints(Math.abs(largest.after - largest.before));
  return `${change}${whose}, ${seenStudents === 1 ? fromTo : `by at most ${by} (${fromTo})`}.`;
}
