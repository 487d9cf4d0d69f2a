import type { Verdict } from "#grader/verdict";
import { displayAnswer } from "#problems/kinds/kinds";
import type { Answer, Part } from "#problems/schema";
import { answerIdentity, type AnswerIdentity } from "./answerIdentity";
import { behaviour, behaviourInWords } from "./behaviour";
import type { ExpressionForm } from "./expressionForm";
import { firstWords } from "./foldText";

/** What an answer is compared by with the other answers of its part. */
export interface GroupKey {
  /** Equal for answers that behave the same, up to the expressions. */
  key: string;
  /** In the same order for all answers of one key. */
  expressions: readonly ExpressionForm[];
  /** A name for people: the verdict where it says what the answer is, or else what `detail` says. */
  label: string;
  /** The answer in a few words. */
  detail: string;
}

/**
 * What makes two answers of a part behave the same: of code, what it did in every test; of everything else, what it says
 * and what it was found to be worth. Pure, and quick for hostile answers.
 *
 * @param seed - the one that the part's answers are graded with
 * @returns undefined for an answer that is compared with no other
 */
export function groupKey(part: Part, answer: Answer, verdict: Verdict, seed: string): GroupKey | undefined {
  if (answer.kind === "code") {
    const detail = firstWords(behaviourInWords(verdict));
    return { key: behaviour(verdict), expressions: [], label: verdictInWords(verdict) ?? detail, detail };
  }
  if (part.kind === "code") return undefined;
  const identity = answerIdentity(part, answer, seed);
  if (identity === undefined) return undefined;
  const detail = answerInWords(part, answer);
  return {
    key: JSON.stringify([worthOf(verdict), identity.content, shapesOf(identity)]),
    expressions: identity.expressions,
    label: verdictInWords(verdict) ?? detail,
    detail,
  };
}

// An answer can be worth more to one student than to another, who built on another answer of their own.
const worthOf = ({ status, score, maxScore }: Verdict): unknown => [status, score, maxScore];

const shapesOf = ({ expressions }: AnswerIdentity): unknown =>
  expressions.map(({ expression: { shape } }) => shape.kind);

function verdictInWords({ status, maxScore, diagnosis, furtherDiagnoses }: Verdict): string | undefined {
  // What a person reads has no points from tests.
  if (status === "accepted") return maxScore > 0 ? "Accepted" : undefined;
  if (diagnosis === null) return undefined;
  return [diagnosis, ...furtherDiagnoses].map(({ title }) => title).join("; ");
}

function answerInWords(part: Exclude<Part, { kind: "code" }>, answer: Exclude<Answer, { kind: "code" }>): string {
  // As it was typed: what is typeset cannot be read in a list.
  const typed = answer.kind === "symbolic" || answer.kind === "number" || answer.kind === "intervals";
  return firstWords(typed ? answer.text : displayAnswer(part, answer));
}
