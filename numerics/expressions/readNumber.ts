import { declareSymbols } from "./declareSymbols";
import { evaluate } from "./evaluate";
import type { Expression } from "./expression";
import { Refusal, outcomeOf, type Outcome } from "./fault";
import { readExpression } from "./readExpression";
import type { Shape } from "./shape";

/** A number, vector or matrix that someone typed. */
export interface NumberAnswer {
  /** [] for a number, [n] for a vector, [m, n] for a matrix. */
  readonly shape: readonly number[];
  /** In rows. */
  readonly entries: readonly number[];
  /** What was typed, for showing it again with `toLatex` beside the values. */
  readonly expression: Expression;
}

const noSymbols = declareSymbols([]);

/**
 * A number, vector or matrix as people write them: 100/111, 1e-3, sqrt(2)/2, [a, b, c], (a, b, c), {a, b, c},
 * 1/3 (1, 10, 100), rows in rows or between semicolons, and all of it in LaTeX.
 *
 * @param text - anything
 * @param unit - a unit that may stand behind the number, such as "ms"
 * @returns what it is, or what is wrong with it; a number that is not finite is wrong
 */
export function readNumber(text: string, unit?: string): Outcome<NumberAnswer> {
  const bare = unit === undefined ? text : withoutUnit(text, unit);
  const read = readExpression(bare, noSymbols);
  if (!read.ok) return read;
  return outcomeOf(() => {
    const { expression, shape } = read.value;
    const value = evaluate(read.value, { values: new Map(), functions: new Map() });
    if (value === undefined) throw new Refusal("This takes too long to compute.", expression.at);
    const entries = typeof value === "number" ? [value] : [...value.data];
    if (!entries.every(Number.isFinite)) throw new Refusal("This has no finite value.", expression.at);
    return { shape: sizes(shape), entries, expression };
  });
}

function withoutUnit(text: string, unit: string): string {
  const trimmed = text.trimEnd();
  return trimmed.endsWith(unit) ? trimmed.slice(0, -unit.length) : text;
}

function sizes(shape: Shape): readonly number[] {
  switch (shape.kind) {
    case "number":
      return [];
    case "vector":
    case "row":
      return [Number(shape.length)];
    case "matrix":
      return [Number(shape.rows), Number(shape.columns)];
  }
}
