import { seededRng } from "../random/seededRng";
import type { CheckedExpression } from "./checkedExpression";
import type { Declarations } from "./declaration";
import { evaluate } from "./evaluate";
import { samplePoint } from "./samplePoint";

/** An expression that behaves like `coefficient`·x^`exponent` when x is large. */
export interface PowerLaw {
  readonly exponent: number;
  readonly coefficient: number;
}

/** The largest value is 2^30; the slope must have settled over the last octaves before it. */
const lastOctave = 30;
const octaves = 4;
/** Choices of the other symbols. */
const points = 8;
const tolerance = 1e-3;

/**
 * How an expression grows with one symbol, for answers that are right up to a constant factor, such as every c/d_in.
 * A logarithm beside the power is no power law: its slope is still more than 0.04 off at 2^30.
 *
 * @param answer - a number
 * @param growing - name of the symbol that grows: a number or a count that is no dimension
 * @param seed - the other symbols are drawn from it
 * @returns the law, or `undefined` if there is none, if the expression is not positive, or if it depends on other symbols
 */
export function findPowerLaw(
  answer: CheckedExpression,
  declarations: Declarations,
  growing: string,
  seed: string,
): PowerLaw | undefined {
  const rng = seededRng(seed);
  const laws = Array.from({ length: points }, (_, point) => {
    const { values, functions } = samplePoint(declarations, rng.split(`point ${point}`));
    const logarithms = Array.from({ length: octaves + 1 }, (__, back) => {
      const at = Math.pow(2, lastOctave - back);
      const value = evaluate(answer, { values: new Map(values).set(growing, at), functions });
      return typeof value === "number" && value > 0 ? Math.log2(value) : NaN;
    });
    return settledLaw(logarithms);
  });
  const [first] = laws;
  if (!first) return undefined;
  const isCommon = laws.every(
    (law) =>
      law?.exponent === first.exponent &&
      Math.abs(law.coefficient - first.coefficient) <= tolerance * first.coefficient,
  );
  return isCommon ? first : undefined;
}

/** From log2 of the values at 2^30, 2^29, …; exponents are multiples of 1/12. */
function settledLaw(logarithms: readonly number[]): PowerLaw | undefined {
  const [last = NaN] = logarithms;
  const slopes = logarithms.slice(1).map((value, at) => (logarithms[at] ?? NaN) - value);
  const exponent = Math.round(12 * (slopes[0] ?? NaN)) / 12;
  const coefficient = Math.pow(2, last - lastOctave * exponent);
  const isSettled = slopes.every((slope) => Math.abs(slope - exponent) <= tolerance);
  return isSettled && Number.isFinite(coefficient) ? { exponent, coefficient } : undefined;
}
