import { DomainError, seededRng } from "numerics";
import {
  declareSymbols,
  equivalent,
  evaluate,
  readExpression,
  samplePoint,
  toText,
  type CheckedExpression,
  type Declarations,
  type SymbolDeclaration,
  type Value,
} from "numerics/expressions";
import { foldNumbers } from "./foldNumbers";

/** An expression somebody typed, with some of its values: most that differ do so there. */
export interface ExpressionForm {
  /** As it was read, whichever way it was typed. */
  text: string;
  expression: CheckedExpression;
  declarations: Declarations;
  seed: string;
  /** Entries at a few points of the declared domain. Absent where it takes too long to compute. */
  values: readonly (readonly number[] | undefined)[];
  /** The values to a few digits: a name that nearly all equal expressions share. */
  hash: string;
}

/** Points for the first look. `equivalent` tries more. */
const looks = 4;

/** @returns undefined for a text that cannot be read with these symbols */
export function readForm(
  text: string,
  symbols: readonly SymbolDeclaration[],
  seed: string,
): ExpressionForm | undefined {
  const declarations = declareSymbols(symbols);
  const read = readExpression(text, declarations);
  if (!read.ok) return undefined;
  const expression = read.value;
  const rng = seededRng(seed);
  const values = Array.from({ length: looks }, (_, index) =>
    entriesOf(evaluate(expression, samplePoint(declarations, rng.split(`point ${index}`)))),
  );
  const hash = JSON.stringify(values.map((entries) => entries?.map((entry) => foldNumbers(entry.toPrecision(5)))));
  return { text: toText(expression.expression), expression, declarations, seed, values, hash };
}

const entriesOf = (value: Value | undefined): readonly number[] | undefined =>
  typeof value === "number" ? [value] : value && [...value.data];

/**
 * Whether two expressions over the same symbols mean the same: what grading an answer against a key asks, with either of
 * them as the key. Its cost is bounded as grading's is.
 */
export function sameForm(left: ExpressionForm, right: ExpressionForm): boolean {
  if (left.text === right.text) return true;
  const looksAlike = left.values.every((entries, at) => areNear(entries, right.values[at]));
  return looksAlike && isEquivalent(left, right) && isEquivalent(right, left);
}

function areNear(left: readonly number[] | undefined, right: readonly number[] | undefined): boolean {
  // What takes too long to compute is compared with nothing but itself.
  if (left === undefined || right === undefined || left.length !== right.length) return false;
  return left.every((x, at) => {
    const y = right[at] ?? NaN;
    if (!Number.isFinite(x) || !Number.isFinite(y)) return Number.isFinite(x) === Number.isFinite(y);
    return Math.abs(x - y) <= 1e-6 * (Math.abs(x) + Math.abs(y)) + 1e-9;
  });
}

function isEquivalent(key: ExpressionForm, { expression }: ExpressionForm): boolean {
  try {
    return equivalent(key.expression, expression, key.declarations, key.seed).status === "equivalent";
  } catch (error) {
    // A key with hardly any values can be compared with nothing.
    if (error instanceof DomainError) return false;
    throw error;
  }
}
