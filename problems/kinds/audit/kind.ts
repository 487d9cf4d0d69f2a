import { showOptions, type ShownChoice } from "../choice/kind";
import { defineKind } from "../kind";
import { showNumber, type ShownNumber } from "../number/kind";
import { displayExpression } from "../symbolic/display";
import type { ShownSymbolic } from "../symbolic/kind";
import { shownShape, showSymbols } from "../symbolic/shown";
import { verbatim } from "../verbatim";
import { checkAudit } from "./check";
import { AuditAnswerSchema, AuditPartSchema, type Mark } from "./part";
import type { Repair } from "./repair";

/** What the field shows. */
export interface ShownAudit {
  claimHtml: string;
  marks: Mark[];
  repair: { promptHtml: string } & (
    ({ kind: "number" } & ShownNumber) | ({ kind: "choice" } & ShownChoice) | ({ kind: "symbolic" } & ShownSymbolic)
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
    case "number":
      return { kind: "number" as const, ...showNumber({ ...repair, anyOrder: false }) };
    case "choice":
      return { kind: "choice" as const, several: false, options: showOptions(repair.options, html) };
    case "expression": {
      const question = { ...repair, mistakes: [] };
      return { kind: "symbolic" as const, symbols: showSymbols(repair.symbols, html), shape: shownShape(question) };
    }
  }
}

function displayRepair(repair: Repair, text: string): string {
  switch (repair.kind) {
    case "number":
      return verbatim(text);
    case "choice":
      return repair.options.find(({ id }) => id === text)?.text ?? verbatim(text);
    case "expression":
      return displayExpression(text, repair.symbols);
  }
}
