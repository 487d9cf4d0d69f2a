import type { Span } from "./fault";

/** Operators between two sides. `·` differs from `*` between two vectors only, where it is the dot product. */
export type Operator = "+" | "-" | "*" | "·" | "/" | "^" | ".*" | "./" | ".^";

export type Comparison = "<" | "<=" | ">" | ">=" | "=" | "!=";

/** What a range of an index can be brought down to. */
export type Reducer = "sum" | "mean" | "product" | "max" | "min" | "median" | "argmax";

/** Functions with a fixed meaning, by the name they are printed with. */
export type FunctionName =
  | Reducer
  | "abs"
  | "sign"
  | "sqrt"
  | "exp"
  | "log"
  | "relu"
  | "norm"
  | "norm1"
  | "norm2"
  | "norminf"
  | "rms"
  | "dot"
  | "outer"
  | "transpose"
  | "Gamma";

/**
 * What a text means, whichever way it was typed. `at` is the place in the text, for messages; it is no part of the
 * meaning. Shapes are not known yet: `checkShapes` finds them.
 */
export type Expression =
  | { readonly kind: "number"; readonly value: number; readonly at: Span }
  | { readonly kind: "constant"; readonly name: "pi" | "e" | "inf"; readonly at: Span }
  | { readonly kind: "symbol"; readonly name: string; readonly at: Span }
  | EntryExpression
  | { readonly kind: "negate"; readonly of: Expression; readonly at: Span }
  | BinaryExpression
  | CompareExpression
  | CallExpression
  | ApplyExpression
  | OverExpression
  | ListExpression;

/** y_i, W_{ji}, (W x)_j or e_k: one entry, or a unit vector. Indices count from 1. */
export interface EntryExpression {
  readonly kind: "entry";
  readonly of: Expression;
  readonly indices: readonly Expression[];
  readonly at: Span;
}

export interface BinaryExpression {
  readonly kind: "binary";
  readonly operator: Operator;
  readonly left: Expression;
  readonly right: Expression;
  readonly at: Span;
}

/** 1 where it holds and 0 where not. */
export interface CompareExpression {
  readonly kind: "compare";
  readonly operator: Comparison;
  readonly left: Expression;
  readonly right: Expression;
  readonly at: Span;
}

export interface CallExpression {
  readonly kind: "call";
  readonly name: FunctionName;
  readonly args: readonly Expression[];
  readonly at: Span;
}

/** A function that was declared, such as an objective f. */
export interface ApplyExpression {
  readonly kind: "apply";
  readonly name: string;
  readonly args: readonly Expression[];
  readonly at: Span;
}

/** Σ_i, mean_i, max_i, …: `index` is bound in `body`. Without `range` it runs over what it is a subscript of. */
export interface OverExpression {
  readonly kind: "over";
  readonly reducer: Reducer;
  readonly index: string;
  readonly range?: { readonly from: Expression; readonly to: Expression };
  readonly body: Expression;
  readonly at: Span;
}

/** [a, b, c], or a matrix by rows when its items are lists themselves. */
export interface ListExpression {
  readonly kind: "list";
  readonly items: readonly Expression[];
  readonly at: Span;
}

/** The parts an expression is made of, from left to right. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case "number":
    case "constant":
    case "symbol":
      return [];
    case "entry":
      return [expression.of, ...expression.indices];
    case "negate":
      return [expression.of];
    case "binary":
    case "compare":
      return [expression.left, expression.right];
    case "call":
    case "apply":
      return expression.args;
    case "over":
      return expression.range ? [expression.range.from, expression.range.to, expression.body] : [expression.body];
    case "list":
      return expression.items;
  }
}
