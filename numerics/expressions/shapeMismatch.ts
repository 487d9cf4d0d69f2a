import type { Declarations, SymbolDeclaration } from "./declaration";
import { describeShape, sameShape, type Shape } from "./shape";

/**
 * What to tell the author of an answer that has another shape than it must have, such as "g is a vector of length d, the
 * answer must be one too; yours is a number."
 *
 * @param needed - the key's shape
 * @param given - the answer's
 * @returns the sentence, or `undefined` if the shapes are the same
 */
export function shapeMismatch(needed: Shape, given: Shape, declarations: Declarations): string | undefined {
  if (sameShape(needed, given)) return undefined;
  const like = declarations.symbols.find((symbol) => needed.kind !== "number" && hasShape(symbol, needed));
  const yours = `yours is ${describeShape(given)}.`;
  return like
    ? `${like.name} is ${describeShape(needed)}, the answer must be one too; ${yours}`
    : `The answer must be ${describeShape(needed)}; ${yours}`;
}

function hasShape(symbol: SymbolDeclaration, shape: Shape): boolean {
  if (symbol.kind === "vector") return sameShape({ kind: "vector", length: symbol.length }, shape);
  if (symbol.kind !== "matrix") return false;
  return sameShape({ kind: "matrix", rows: symbol.rows, columns: symbol.columns }, shape);
}
