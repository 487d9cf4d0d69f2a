import { displayAnswer } from "#problems/kinds/kinds";
import type { Answer, Part } from "#problems/schema";
import type { QuotedFacts } from "./rubricText";

/**
 * What the rubric may quote of an answer.
 *
 * @param part - as the version that the answer was written for defines it; undefined when that has no such part
 * @param grading - the current one
 */
export function quotedFacts(
  part: Part | undefined,
  answer: Answer,
  grading: { score: number | null; maxScore: number | null } | null,
  partPoints: number,
): QuotedFacts {
  const { score, maxScore } = grading ?? { score: null, maxScore: null };
  const tests = score === null || maxScore === null || maxScore === 0 ? null : { score, maxScore };
  return { answer: answerText(part, answer), tests, partPoints };
}

function answerText(part: Part | undefined, answer: Answer): string | null {
  if (answer.kind === "code") return answer.source;
  return part === undefined || part.kind === "code" || part.kind !== answer.kind ? null : displayAnswer(part, answer);
}
