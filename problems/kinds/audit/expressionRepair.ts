import {
  declareSymbols,
  equivalent,
  readExpression,
  shapeMismatch,
  type CheckedExpression,
  type Declarations,
  type Outcome,
  type Shape,
} from "numerics/expressions";
import type { ExpressionRepair } from "./repair";

/** What comparing a typed expression with a wanted one gives. */
type Comparison = ReturnType<typeof equivalent>["status"];

/** @throws Error when the author's own expression cannot be read */
export function shapeOfExpression({ symbols, key }: ExpressionRepair): Shape {
  return readOwn(key[0] ?? "", declareSymbols(symbols)).shape;
}

/** A text as an expression of the wanted shape, or why it is none. */
export function readRepairExpression(
  text: string,
  { declarations, shape }: { declarations: Declarations; shape: Shape },
): Outcome<CheckedExpression> {
  const read = readExpression(text, declarations);
  if (!read.ok) return read;
  const message = shapeMismatch(shape, read.value.shape, declarations);
  return message === undefined ? read : { ok: false, fault: { message, at: read.value.expression.at } };
}

/** Compares a typed expression with one of the author's, in whatever forms they are. */
export function compareExpressions(
  wanted: string,
  given: CheckedExpression,
  { declarations, seed }: { declarations: Declarations; seed: string },
): Comparison {
  return equivalent(readOwn(wanted, declarations), given, declarations, seed).status;
}

function readOwn(text: string, declarations: Declarations): CheckedExpression {
  const read = readExpression(text, declarations);
  if (!read.ok) throw new Error(`the part's own expression cannot be read: ${text}: ${read.fault.message}`);
  return read.value;
}
