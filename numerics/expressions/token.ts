import type { Span } from "./fault";

/** Everything that is neither a number nor a word. Commands of LaTeX that mean the same as a sign become that sign. */
export type Mark =
  | "+"
  | "-"
  | "*"
  | "·"
  | "/"
  | "^"
  | "_"
  | ".*"
  | "./"
  | ".^"
  | "("
  | ")"
  | "["
  | "]"
  | "{"
  | "}"
  | ","
  | ";"
  | "&"
  | "|"
  | "<"
  | "<="
  | ">"
  | ">="
  | "="
  | "!="
  /** A fraction: two groups in braces follow. */
  | "frac"
  /** A root: perhaps a degree in square brackets, then a group in braces. */
  | "root"
  | "abs-open"
  | "abs-close"
  | "norm-open"
  | "norm-close"
  | "indicator"
  | "transposed"
  | "matrix-open"
  | "matrix-close"
  | "row-end";

/** A piece of the text. `spaced`: white space stands before it. */
export type Token = { readonly at: Span; readonly spaced: boolean } & (
  | { readonly kind: "number"; readonly value: number; readonly text: string }
  /** `whole`: a command such as \alpha, which is never taken apart into letters. */
  | { readonly kind: "word"; readonly text: string; readonly whole: boolean }
  | { readonly kind: "mark"; readonly mark: Mark }
);
