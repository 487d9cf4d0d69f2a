import {
  declareSymbols,
  readNumber,
  toLatex,
  readExpression,
  type Shape,
  type SymbolDeclaration,
} from "numerics/expressions";
import type { ShownChoice } from "../choice/kind";
import { defineKind } from "../kind";
import type { ShownNumber } from "../number/kind";
import { checkAudit } from "./check";
import { shapeOfExpression } from "./expressionRepair";
import { AuditAnswerSchema, AuditPartSchema, type Mark } from "./part";
import type { Repair } from "./repair";

/** What the field shows. */
export interface ShownAudit {
  claimHtml: string;
  marks: Mark[];
  repair: { promptHtml: string } & (
    | ({ kind: "number" } & ShownNumber)
    | ({ kind: "choice" } & ShownChoice)
    | { kind: "expression"; symbols: SymbolDeclaration[]; shape: Shape }
  );
}

const wordOf = { correct: "Correct", wrong: "Wrong", imprecise: "Imprecise" } as const satisfies Record<Mark, string>;

export const audit = defineKind({
  name: "audit",
  part: AuditPartSchema,
  answer: AuditAnswerSchema,
  forStudent: ({ claim, allowsImprecise, repair }, html): ShownAudit => ({
    claimHtml: html(claim),
    marks: allowsImprecise ? ["correct", "imprecise", "wrong"] : ["correct", "wrong"],
    repair: { promptHtml: html(repair.prompt), ...showRepair(repair, html) },
  }),
  check: checkAudit,
  display: ({ repair }, { mark, repair: text }) => {
    const word = `**${wordOf[mark]}**`;
    return mark === "correct" || text.trim() === "" ? word : `${word}\n\n${displayRepair(repair, text)}`;
  },
  examples: ({ key, repair, mistakes }) => {
    const [mark = "wrong"] = key;
    const [repaired = ""] = mark === "correct" ? [] : repair.key;
    const answer = (given: Mark, text: string) => ({ kind: "audit" as const, mark: given, repair: text });
    const otherForms = mark === "correct" ? [] : repair.key.slice(1);
    return {
      right: [...key.map((each) => answer(each, repaired)), ...otherForms.map((text) => answer(mark, text))],
      wrong: mistakes.flatMap(({ id, marks, repairs }) => [
        ...marks.map((each) => ({ mistake: id, answer: answer(each, "") })),
        ...repairs.map((text) => ({ mistake: id, answer: answer(mark, text) })),
      ]),
    };
  },
});

function showRepair(repair: Repair, html: (markdown: string) => string) {
  switch (repair.kind) {
    case "number": {
      const read = readNumber(repair.key[0] ?? "", repair.unit);
      const shape = read.ok ? read.value.shape : [];
      return { kind: "number" as const, shape, unit: repair.unit ?? null, anyOrder: false };
    }
    case "choice": {
      const options = repair.options.map(({ id, text, spoken }) => ({ id, html: html(text), spoken: spoken ?? null }));
      return { kind: "choice" as const, several: false, options };
    }
    case "expression":
      return { kind: "expression" as const, symbols: repair.symbols, shape: shapeOfExpression(repair) };
  }
}

/** Formulas are typeset; what cannot be read stays as it was typed. */
function displayRepair(repair: Repair, text: string): string {
  if (repair.kind === "choice") return repair.options.find(({ id }) => id === text)?.text ?? asTyped(text);
  if (repair.kind === "number") return asTyped(text);
  const declarations = declareSymbols(repair.symbols);
  const read = readExpression(text, declarations);
  return read.ok ? `$${toLatex(read.value.expression, declarations)}$ (${asTyped(text)})` : asTyped(text);
}

/** As a code span, whatever it holds. */
const asTyped = (text: string): string => `\`${text.replaceAll("`", "'").replaceAll(/\s+/gu, " ").trim()}\``;
