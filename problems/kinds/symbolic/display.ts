import { declareSymbols, readExpression, toLatex, type SymbolDeclaration } from "numerics/expressions";
import { verbatim } from "../verbatim";

/** What was typed, typeset as it is understood, or as it stands where it is not. Markdown. */
export function displayExpression(text: string, symbols: readonly SymbolDeclaration[]): string {
  const declarations = declareSymbols(symbols);
  const read = readExpression(text, declarations);
  return read.ok ? `$${toLatex(read.value.expression, declarations)}$` : verbatim(text);
}
