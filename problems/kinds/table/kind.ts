import type { Shape } from "numerics/expressions";
import { defineKind, type Examples } from "../kind";
import { showNumber, type ShownNumber } from "../number/kind";
import { displayExpression } from "../symbolic/display";
import { verbatim } from "../verbatim";
import { shownShape, showSymbols, type ShownSymbols } from "../symbolic/shown";
import { checkTable, questionsOf } from "./check";
import { TableAnswerSchema, TablePartSchema, type TableAnswer, type TableCell, type TablePart } from "./part";

/** What the field shows. */
export interface ShownTable {
  symbols: ShownSymbols;
  corner: string | null;
  columns: readonly string[];
  rows: readonly { title: string; cells: readonly ShownCell[] }[];
}

export type ShownCell =
  | { kind: "printed"; html: string }
  | { kind: "symbolic"; id: string; shape: Shape }
  | ({ kind: "number"; id: string } & ShownNumber)
  | { kind: "words"; id: string; words: readonly string[] };

export const table = defineKind({
  name: "table",
  part: TablePartSchema,
  answer: TableAnswerSchema,
  forStudent: ({ symbols, corner, columns, rows }, html): ShownTable => ({
    symbols: showSymbols(symbols, html),
    corner: corner ?? null,
    columns,
    rows: rows.map(({ title, cells }) => ({ title, cells: cells.map((cell) => showCell(cell, symbols, html)) })),
  }),
  check: checkTable,
  display: (part, { cells }) => {
    const typed = new Map(Object.entries(cells));
    return questionsOf(part)
      .map(({ name, cell }) => {
        const text = typed.get(cell.id)?.trim() ?? "";
        const shown = cell.kind === "symbolic" ? displayExpression(text, part.symbols) : verbatim(text);
        return `* ${name}: ${text === "" ? "empty" : shown}`;
      })
      .join("\n");
  },
  examples: (part) => examplesOf(part),
});

function showCell(cell: TableCell, symbols: TablePart["symbols"], html: (markdown: string) => string): ShownCell {
  switch (cell.kind) {
    case "printed":
      return { kind: "printed", html: html(cell.text) };
    case "symbolic":
      return { kind: "symbolic", id: cell.id, shape: shownShape({ ...cell, symbols }) };
    case "number":
      return { kind: "number", id: cell.id, ...showNumber(cell) };
    case "words":
      return { kind: "words", id: cell.id, words: cell.words };
  }
}

/** The model table, and tables that have one cell in another way. */
function examplesOf(part: TablePart): Examples<TableAnswer> {
  const cells = questionsOf(part).map(({ cell }) => ({
    id: cell.id,
    keys: typeof cell.key === "string" ? [cell.key] : cell.key,
    mistakes: cell.mistakes,
  }));
  const model = Object.fromEntries(cells.map(({ id, keys: [first = ""] }) => [id, first]));
  const withCell = (id: string, text: string): TableAnswer => ({ kind: "table", cells: { ...model, [id]: text } });
  return {
    right: [
      { kind: "table", cells: model },
      ...cells.flatMap(({ id, keys }) => keys.slice(1).map((key) => withCell(id, key))),
    ],
    wrong: cells.flatMap(({ id, mistakes }) =>
      mistakes.flatMap((mistake) =>
        mistake.answers.map((text) => ({ mistake: mistake.id, answer: withCell(id, text) })),
      ),
    ),
  };
}
