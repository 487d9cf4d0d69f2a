import {
  equivalent,
  findPowerLaw,
  type CheckedExpression,
  type Declarations,
  type Equivalence,
} from "numerics/expressions";
import type { CheckContext, Checked } from "../kind";
import { oneRow } from "../oneRow";
import { numberInWords } from "./numberInWords";
import { readModel, readOwn, type ExpressionQuestion } from "./part";
import { readAnswer } from "./readAnswer";
import { relationInWords } from "./relationInWords";
import { symbolsIn } from "./symbolsIn";
import { witnessInWords } from "./witnessInWords";

/**
 * Right where it is equivalent to one of the keys, or behaves like them as `powerLaw` says; recognised where it is
 * equivalent to a listed wrong answer. Everything else is told how it differs.
 */
export function checkSymbolic(
  part: ExpressionQuestion & { readonly title: string; readonly points: number },
  { text }: { readonly text: string },
  { seed }: CheckContext,
): Checked {
  const { declarations, model } = readModel(part);
  const read = readAnswer(text, model.shape, declarations);
  if (!read.ok) return { status: "invalid", message: read.message };
  const answer = read.value;
  const compare = (key: CheckedExpression) => equivalent(key, answer, declarations, seed);

  const keys = part.key.map((key) => readOwn(key, declarations));
  const results = keys.map(compare);
  if (results.some(({ status }) => status === "too-long"))
    return { status: "invalid", message: "Your answer takes too many steps to compute. Write it in a shorter way." };
  const growth = growthOf(part, declarations, seed);
  const isOfThePowerLaw = part.powerLaw !== undefined && growth(answer) === part.powerLaw.exponent;
  if (isOfThePowerLaw || results.some(({ status }) => status === "equivalent")) return oneRow(part, { share: 1 });

  const listed = part.mistakes.map((mistake) => ({
    mistake,
    answers: mistake.answers.map((wrong) => readOwn(wrong, declarations)),
  }));
  const found =
    listed.find(({ answers }) => answers.some((wrong) => compare(wrong).status === "equivalent")) ??
    listed.find(({ answers }) => answers.some((wrong) => isSameGrowth(growth(wrong), growth(answer))));
  if (found !== undefined) return oneRow(part, { share: found.mistake.credit, mistake: found.mistake });
  // How far off a plain number is says what it should be.
  if (symbolsIn(model.expression).length === 0) return oneRow(part, { share: 0 });
  const message =
    relationOf(results) ??
    (part.powerLaw === undefined
      ? witnessOf(results, model, answer, declarations)
      : growthInWords(part.powerLaw.of, growth(answer)));
  return oneRow(part, { share: 0, message });
}

/** The exponent with which a number grows, where the question is about that. */
function growthOf({ powerLaw }: ExpressionQuestion, declarations: Declarations, seed: string) {
  return (expression: CheckedExpression): number | undefined =>
    powerLaw === undefined
      ? undefined
      : findPowerLaw(expression, declarations, declarations.find(powerLaw.of)?.name ?? powerLaw.of, seed)?.exponent;
}

const isSameGrowth = (left: number | undefined, right: number | undefined): boolean =>
  left !== undefined && left === right;

/** The simple relation to one of the keys, if there is one. */
function relationOf(results: readonly Equivalence[]): string | undefined {
  const [relation] = results.flatMap((result) =>
    result.status === "different" && result.relation !== undefined ? [result.relation] : [],
  );
  return relation && relationInWords(relation);
}

/** A point where the answer is not the first key. */
function witnessOf(
  [first]: readonly Equivalence[],
  model: CheckedExpression,
  answer: CheckedExpression,
  declarations: Declarations,
): string {
  if (first === undefined || !("witness" in first)) return "Your answer is not the right one.";
  return witnessInWords(first.witness, [model.expression, answer.expression], declarations);
}

const growthInWords = (of: string, exponent: number | undefined): string =>
  exponent === undefined
    ? `For large ${of} your answer is not a positive constant times a power of ${of} alone.`
    : `For large ${of} your answer is a constant times ${of}^(${numberInWords(exponent)}).`;
