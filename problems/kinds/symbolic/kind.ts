import type { Shape } from "numerics/expressions";
import { defineKind } from "../kind";
import { checkSymbolic } from "./check";
import { displayExpression } from "./display";
import { SymbolicAnswerSchema, SymbolicPartSchema } from "./part";
import { shownShape, showSymbols, type ShownSymbols } from "./shown";

/** What the field shows. */
export interface ShownSymbolic {
  symbols: ShownSymbols;
  /** What the answer must be. */
  shape: Shape;
}

export const symbolic = defineKind({
  name: "symbolic",
  part: SymbolicPartSchema,
  answer: SymbolicAnswerSchema,
  forStudent: (part, html): ShownSymbolic => ({ symbols: showSymbols(part.symbols, html), shape: shownShape(part) }),
  check: checkSymbolic,
  display: ({ symbols }, { text }) => displayExpression(text, symbols),
  examples: ({ key, mistakes }) => ({
    right: key.map((text) => ({ kind: "symbolic" as const, text })),
    wrong: mistakes.flatMap(({ id, answers }) =>
      answers.map((text) => ({ mistake: id, answer: { kind: "symbolic" as const, text } })),
    ),
  }),
});
