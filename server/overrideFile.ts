import { readCsvLines, withoutApostrophe } from "./csvLines";
import { AppError } from "./errors";

/** Points that a file sets: by person and column, with the line they stand in. */
export interface OverrideFile {
  /** Headings after the first that names e-mail addresses. */
  headings: string[];
  lines: { number: number; email: string; values: { heading: string; text: string }[] }[];
}

const mostLines = 5_000;
/** Headings that say who somebody is, or what no override can set; they stand in our own downloads. */
const told = ["name", "section", "total"];

/**
 * Reads a table with a heading line, one column of which is called E-mail. Empty cells set nothing.
 *
 * @throws AppError INVALID with the line and what is wrong there
 */
export function readOverrideFile(text: string): OverrideFile {
  const [heading, ...lines] = readCsvLines(text, { mostLines });
  const headings = heading?.record.map((title) => title.trim()) ?? [];
  const emailColumn = headings.findIndex((title) => /^e-?mail$/i.test(title));
  if (heading === undefined || emailColumn === -1)
    throw new AppError("INVALID", "The first line must name the columns, one of them “E-mail”.");
  const twice = headings.find((title, index) => title !== "" && headings.indexOf(title) !== index);
  if (twice !== undefined) throw new AppError("INVALID", `Two columns are called “${twice}”. One name, one column.`);
  const columns = headings
    .map((title, place) => ({ title, place }))
    .filter(({ title, place }) => place !== emailColumn && title !== "" && !told.includes(title.toLowerCase()));
  return {
    headings: columns.map(({ title }) => title),
    lines: lines.map(({ record, number }) => ({
      number,
      email: withoutApostrophe(record[emailColumn] ?? "")
        .trim()
        .toLowerCase(),
      values: columns
        .map(({ title, place }) => ({ heading: title, text: withoutApostrophe(record[place] ?? "").trim() }))
        .filter(({ text: value }) => value !== ""),
    })),
  };
}

/** Points as people type them: 7, 7.5, 7,5 is none. Undefined for anything else. */
export const pointsOf = (text: string): number | undefined =>
  /^\d{1,6}(\.\d{1,9})?$/.test(text) ? Number(text) : undefined;
