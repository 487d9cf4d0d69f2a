import type { Row } from "./gridData";
import type { ShownColumn } from "./gridView";

type Value = string | number | null;

/**
 * A table as RFC 4180 has it, with CRLF between lines and an end of line after the last.
 *
 * A spreadsheet takes a text that begins with one of = + - @, a tab or an end of line for a formula, in half and full
 * width; an apostrophe before it makes it a text again. A text that is only a number stays one.
 *
 * @param withMark - begins with a byte order mark, by which old spreadsheets know UTF-8
 */
export function toCsv(lines: readonly (readonly Value[])[], { withMark }: { withMark: boolean }): string {
  const body = lines.map((line) => `${line.map(field).join(",")}\r\n`).join("");
  return withMark ? `\uFEFF${body}` : body;
}

function field(value: Value): string {
  if (value === null) return "";
  if (typeof value === "number") return String(value);
  const text = isFormula(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll(`"`, `""`)}"` : text;
}

const isFormula = (text: string): boolean =>
  /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/.test(text) && !/^-?\d+(\.\d+)?$/.test(text);

/** The gradebook as it is shown. It can be read back to set points: the headings of both are the same. */
export const gradebookLines = (columns: readonly ShownColumn[], rows: readonly Row[]): Value[][] => [
  ["Name", "E-mail", "Section", ...columns.map(({ fullTitle }) => fullTitle)],
  ...rows.map((row) => [
    ...[row.name, row.email, row.section],
    ...columns.map(({ index }) => row.numbers[index] ?? null),
  ]),
];

/** How our columns go into Canvas: by key, the heading that the assignment has there, such as "Homework 1 (4711)". */
export type CanvasMapping = Readonly<Partial<Record<string, string>>>;

/** What Canvas imports into its gradebook: people by their login, and a second line with the points possible. */
export function canvasLines(
  mapping: CanvasMapping,
  columns: readonly ShownColumn[],
  rows: readonly Row[],
  login: "email" | "name-of-email",
): Value[][] {
  const chosen = columns.filter(({ key }) => (mapping[key] ?? "").trim() !== "");
  return [
    ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", ...chosen.map(({ key }) => mapping[key] ?? "")],
    ["    Points Possible", "", "", "", "", ...chosen.map(({ points }) => points)],
    ...rows.map((row) => [
      ...[row.name, "", "", login === "email" ? row.email : (row.email.split("@")[0] ?? ""), row.section],
      ...chosen.map(({ index }) => row.numbers[index] ?? null),
    ]),
  ];
}

/** The mapping as it stands in an address, and back; what cannot be read is none. */
export const mappingToText = (mapping: CanvasMapping): string =>
  new URLSearchParams(Object.entries(mapping).flatMap(([key, title]) => (title ? [[key, title]] : []))).toString();

export const mappingFromText = (text: string): CanvasMapping => Object.fromEntries(new URLSearchParams(text));
