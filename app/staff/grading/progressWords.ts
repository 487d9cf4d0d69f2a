import type { GradingProgress } from "#server/gradableParts";

/** "112 of 240 graded · 3 drafts · median 38 s". */
export function progressWords({ answers, graded, drafts, medianSeconds }: GradingProgress): string {
  if (answers === 0) return "No answers yet";
  const draftWords = drafts === 0 ? null : drafts === 1 ? "1 draft" : `${drafts} drafts`;
  const pace = medianSeconds === null ? null : `median ${secondsInWords(medianSeconds)}`;
  return [`${graded} of ${answers} graded`, draftWords, pace].filter((words) => words !== null).join(" · ");
}

function secondsInWords(seconds: number): string {
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return `${Math.round(seconds / 60)} min`;
}
