import { partsOf, type Expression } from "numerics/expressions";

/** Names of what an expression is made of, with repetitions. Indices of its own sums are among them. */
export function symbolsIn(expression: Expression): string[] {
  const own = expression.kind === "symbol" || expression.kind === "apply" ? [expression.name] : [];
  return [...own, ...partsOf(expression).flatMap(symbolsIn)];
}
