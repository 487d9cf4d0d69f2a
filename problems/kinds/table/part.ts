import { z } from "zod";
import { limits } from "numerics/expressions";
import { SlugSchema } from "../../slug";
import { mistakeFields, questionFields } from "../kind";
import { faultsOfNumbers, numberFields } from "../number/part";
import { expressionFields, faultsOf } from "../symbolic/part";
import { SymbolSchema } from "../symbolic/symbol";

/** Names of rows and columns: plain text, because results and screen readers say them. */
const TitleSchema = z.string().min(1).max(60);

const cellFields = {
  id: SlugSchema,
  /** Its share of the part's points. */
  points: z.number().positive().max(1000),
};

const WordSchema = z.string().min(1).max(60);

const CellSchema = z.discriminatedUnion("kind", [
  /** Given. Markdown. */
  z.strictObject({ kind: z.literal("printed"), text: z.string().min(1).max(600) }),
  /** An expression over the table's symbols. */
  z.strictObject({ kind: z.literal("symbolic"), ...cellFields, ...expressionFields }),
  z.strictObject({ kind: z.literal("number"), ...cellFields, ...numberFields }),
  /** One of several words. */
  z.strictObject({
    kind: z.literal("words"),
    ...cellFields,
    words: z.array(WordSchema).min(2).max(12),
    key: WordSchema,
    mistakes: z
      .array(z.strictObject({ ...mistakeFields, answers: z.array(WordSchema).min(1).max(11) }))
      .max(11)
      .default([]),
  }),
]);
export type TableCell = z.output<typeof CellSchema>;
export type QuestionCell = Exclude<TableCell, { kind: "printed" }>;

/** A table with cells to fill in. Each is checked on its own, and has its own points. */
export const TablePartSchema = z
  .strictObject({
    kind: z.literal("table"),
    ...questionFields,
    /** What expressions may use. */
    symbols: z.array(SymbolSchema).max(20).default([]),
    /** Says what the rows are; stands above their titles. */
    corner: TitleSchema.optional(),
    columns: z.array(TitleSchema).min(1).max(6),
    rows: z
      .array(z.strictObject({ title: TitleSchema, cells: z.array(CellSchema).min(1).max(6) }))
      .min(1)
      .max(12),
  })
  .superRefine((part, context) => {
    const refuse = (message: string) => context.addIssue({ code: "custom", path: ["rows"], message });
    const cells = part.rows.flatMap((row) => row.cells.filter(isQuestion));
    for (const { title, cells: inRow } of part.rows)
      if (inRow.length !== part.columns.length)
        refuse(`"${title}" has ${inRow.length} cells and the table ${part.columns.length} columns`);
    if (hasTwice(cells.map(({ id }) => id))) refuse("two cells have the same id");
    if (hasTwice(cells.flatMap(({ mistakes }) => mistakes.map(({ id }) => id))))
      refuse("two mistakes have the same id");
    const sum = cells.reduce((total, { points }) => total + points, 0);
    if (sum !== part.points) refuse(`the cells have ${sum} points in all and the part ${part.points}`);
    for (const cell of cells) for (const fault of faultsOfCell(cell, part.symbols)) refuse(`${cell.id}: ${fault}`);
  });
export type TablePart = z.output<typeof TablePartSchema>;

/** What stands in the cells, by their id. A cell that is not there is empty. */
export const TableAnswerSchema = z.strictObject({
  kind: z.literal("table"),
  cells: z
    .record(SlugSchema, z.string().max(limits.characters))
    .refine((cells) => Object.keys(cells).length <= 72, "more cells than a table has"),
});
export type TableAnswer = z.output<typeof TableAnswerSchema>;

export const isQuestion = (cell: TableCell): cell is QuestionCell => cell.kind !== "printed";

const hasTwice = (ids: readonly string[]): boolean => new Set(ids).size < ids.length;

function faultsOfCell(cell: QuestionCell, symbols: TablePart["symbols"]): string[] {
  switch (cell.kind) {
    case "symbolic":
      return faultsOf({ ...cell, symbols }).map(({ message }) => message);
    case "number":
      return faultsOfNumbers(cell);
    case "words":
      return [cell.key, ...cell.mistakes.flatMap(({ answers }) => answers)]
        .filter((word) => !cell.words.includes(word))
        .map((word) => `"${word}" is none of its words`);
  }
}
