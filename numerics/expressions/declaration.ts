import type { CheckedExpression } from "./checkedExpression";
import type { Dimension } from "./shape";

/** A number's range. Whatever the domain, sampled numbers are finite and not zero. */
export type NumberDomain =
  | "real"
  | "positive"
  | "negative"
  /** Evenly between two numbers. */
  | { readonly from: number; readonly to: number };

/**
 * A symbol that an answer may use. Plain data, so that it can be part of a problem.
 *
 * - scalar: a number from a domain; "positive" is log-uniform in [0.1, 10], "real" has either sign.
 * - count: a whole number from `min` to `max`, or that many times `multipleOf`, a count declared before. Counts are what
 *   dimensions are named after.
 * - dependent: a number that follows from symbols declared before, such as q = p/(p − 1).
 * - vector, matrix: no entry is zero and all sizes differ, so that no two norms coincide by accident.
 * - index: free in the answer, as the i of "the contribution of point i". It is any whole number from 1 to `over`, or
 *   the one that `equals` names, such as argmax(abs(g)).
 * - function: smooth and otherwise arbitrary, real-valued. A parameter is "number" or the length of a vector.
 * - unit-vectors: with a subscript, the vector that is 1 there and 0 elsewhere.
 */
export type SymbolDeclaration =
  | { readonly kind: "scalar"; readonly name: string; readonly domain?: NumberDomain; readonly latex?: string }
  | {
      readonly kind: "count";
      readonly name: string;
      readonly min: number;
      readonly max: number;
      readonly multipleOf?: string;
      readonly latex?: string;
    }
  | { readonly kind: "dependent"; readonly name: string; readonly equals: string; readonly latex?: string }
  | {
      readonly kind: "vector";
      readonly name: string;
      readonly length: Dimension;
      readonly entries?: "real" | "positive" | "negative";
      readonly latex?: string;
    }
  | {
      readonly kind: "matrix";
      readonly name: string;
      readonly rows: Dimension;
      readonly columns: Dimension;
      readonly entries?: "real" | "positive" | "negative";
      readonly latex?: string;
    }
  | {
      readonly kind: "index";
      readonly name: string;
      readonly over: Dimension;
      readonly equals?: string;
      readonly latex?: string;
    }
  | {
      readonly kind: "function";
      readonly name: string;
      readonly parameters: readonly Dimension[];
      readonly latex?: string;
    }
  | { readonly kind: "unit-vectors"; readonly name: string; readonly length: Dimension; readonly latex?: string };

/** Declared symbols, checked and ready for use. `declareSymbols` makes them. */
export interface Declarations {
  /** In the order of declaration. */
  readonly symbols: readonly SymbolDeclaration[];
  /** The symbol a spelling stands for: underscores do not count, so "d_1", "d1" and "d_{1}" are one. */
  find(spelling: string): SymbolDeclaration | undefined;
  /** What `equals` of dependent symbols and indices means. */
  definition(name: string): CheckedExpression | undefined;
}

/** A spelling as names are compared. */
export function plainName(spelling: string): string {
  return spelling.replaceAll("_", "");
}
