type Cell = string | number | null;

/**
 * Rows as a file that spreadsheets open: CRLF between rows, a mark of UTF-8 in front, quotes where they are needed.
 *
 * Text that a spreadsheet would take for a formula gets an apostrophe in front, which says that it is text. Numbers are
 * written as they are.
 *
 * @see RFC 4180; OWASP, CSV injection
 */
export const toCsv = (rows: readonly (readonly Cell[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(toField).join(",")}\r\n`).join("")}`;

// Also their full-width forms, which some spreadsheets read as the same, and behind spaces, which some leave out.
const startsFormula = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n]/u;

function toField(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  const text = startsFormula.test(cell) ? `'${cell}` : cell;
  return /[",;\r\n\t]|^\s|\s$|^'/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
