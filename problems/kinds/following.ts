import { declareSymbols, readExpression, readNumber, toText } from "numerics/expressions";
import { earlierName } from "./follows";
import type { CheckContext, Checked } from "./kind";
import { checkAnswer, type Question, type QuestionAnswer } from "./kinds";
import { faultsOfNumbers } from "./number/part";
import { oneRow } from "./oneRow";
import { faultsOf } from "./symbolic/part";

/** A part that was answered before, and what the same student said to it. */
export interface EarlierAnswer {
  part: Question;
  answer: QuestionAnswer;
}

/** Parts that can follow from an earlier one. */
type Follower = Extract<Question, { kind: "number" | "symbolic" }>;

/** The part that this one follows from, if its author said so. */
export const followedPart = (part: Question): string | undefined =>
  part.kind === "number" || part.kind === "symbolic" ? part.follows?.part : undefined;

/**
 * What an answer is worth that is not right by itself, but is what follows from a wrong answer to the earlier part.
 *
 * @returns undefined when the earlier answer was right or cannot be read, and when this one does not follow from it
 */
export function checkFollowing(
  part: Question,
  answer: QuestionAnswer,
  earlier: EarlierAnswer,
  context: CheckContext,
): Checked | undefined {
  if ((part.kind !== "number" && part.kind !== "symbolic") || part.follows === undefined) return undefined;
  if (earlier.part.id !== part.follows.part || earlier.part.kind !== earlier.answer.kind) return undefined;
  const before = checkAnswer(earlier.part, earlier.answer, context);
  if (before.status !== "checked" || isRight(before)) return undefined;
  const expected = expectedAfter(part, earlier);
  if (expected === undefined || !isRight(checkAnswer(expected, answer, context))) return undefined;
  const { share } = part.follows;
  const worth = share === 1 ? "full points" : `${Math.round(100 * share)} % of the points`;
  return oneRow(part, {
    share,
    message: `This follows from your answer to “${earlier.part.title}”, which was not right: ${worth} for this part.`,
  });
}

/** What does not fit together in the parts of a problem that follow from others. */
export function faultsOfFollowing(parts: readonly Question[]): { index: number; message: string }[] {
  return parts.flatMap((part, index) => {
    if ((part.kind !== "number" && part.kind !== "symbolic") || part.follows === undefined) return [];
    const earlierPart = parts.slice(0, index).find(({ id }) => id === part.follows?.part);
    if (earlierPart?.kind !== part.kind)
      return [{ index, message: `follows "${part.follows.part}", which is no ${part.kind} part before it` }];
    const model = { kind: part.kind, text: earlierPart.key[0] ?? "" };
    const expected = expectedAfter(part, { part: earlierPart, answer: model });
    if (expected === undefined)
      return [{ index, message: `what is expected after "${earlierPart.id}" cannot be read with its key` }];
    const own = { kind: part.kind, text: part.key[0] ?? "" };
    return isRight(checkAnswer(expected, own, { seed: "author" }))
      ? []
      : [{ index, message: `what is expected after "${earlierPart.id}" is not the key when that is right` }];
  });
}

/** The answer that follows from an earlier one, as a student could type it. */
export function answerAfter(part: Question, earlier: EarlierAnswer): QuestionAnswer | undefined {
  if (part.kind !== "number" && part.kind !== "symbolic") return undefined;
  const [text] = expectedAfter(part, earlier)?.key ?? [];
  return text === undefined ? undefined : { kind: part.kind, text };
}

/** The part as it would be if the earlier answer were right. */
function expectedAfter(part: Follower, { part: earlierPart, answer }: EarlierAnswer): Follower | undefined {
  const said = textOf(earlierPart, answer);
  if (said === undefined || part.follows === undefined) return undefined;
  // As the parser understood it and in parentheses, so it is one value wherever it is put.
  const text = part.follows.expected.replaceAll(new RegExp(`\\b${earlierName}\\b`, "g"), () => `(${said})`);
  if (part.kind === "number") {
    const { range: _, ...rest } = part;
    const expected = { ...rest, key: [text], mistakes: [] };
    return faultsOfNumbers(expected).length === 0 ? expected : undefined;
  }
  const { powerLaw: _, ...rest } = part;
  const expected = { ...rest, key: [text], mistakes: [] };
  return faultsOf(expected).length === 0 ? expected : undefined;
}

function textOf(part: Question, answer: QuestionAnswer): string | undefined {
  if (part.kind === "number" && answer.kind === "number") {
    const read = readNumber(answer.text, part.unit);
    return read.ok ? toText(read.value.expression) : undefined;
  }
  if (part.kind === "symbolic" && answer.kind === "symbolic") {
    const read = readExpression(answer.text, declareSymbols(part.symbols));
    return read.ok ? toText(read.value.expression) : undefined;
  }
  return undefined;
}

const isRight = (checked: Checked): boolean =>
  checked.status === "checked" && checked.rows.every(({ points, maxPoints }) => points >= maxPoints);
