import { declareSymbols, toLatex, type Declarations, type Shape, type SymbolDeclaration } from "numerics/expressions";
import { readModel, type ExpressionQuestion } from "./part";
import { symbolInWords } from "./symbolInWords";

/** A symbol as the field names it. */
export interface ShownSymbol {
  /** As it is typed. */
  name: string;
  /** As it is typeset. */
  html: string;
  /** What it is. */
  words: string;
}

/** The symbols of an answer: for reading it in the browser, and for people. */
export interface ShownSymbols {
  declared: readonly SymbolDeclaration[];
  listed: readonly ShownSymbol[];
}

export function showSymbols(declared: readonly SymbolDeclaration[], html: (markdown: string) => string): ShownSymbols {
  const declarations = declareSymbols(declared);
  return {
    declared,
    listed: declared.map((symbol) => ({
      name: symbol.name,
      html: html(`$${typeset(symbol, declarations)}$`),
      words: symbolInWords(symbol),
    })),
  };
}

/** The shape that an answer must have. It is said before submitting, too. */
export const shownShape = (question: ExpressionQuestion): Shape => readModel(question).model.shape;

const typeset = ({ name }: SymbolDeclaration, declarations: Declarations): string =>
  toLatex({ kind: "symbol", name, at: { start: 0, end: 0 } }, declarations);
