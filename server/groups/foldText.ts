/**
 * A text as groups compare it. In prose, case, white space, punctuation and the marks of Markdown are folded; in
 * formulas and code only white space is, because W and w are two things there. Signs, operators and brackets count
 * everywhere: "-1" is not "1".
 */
export const foldText = (markdown: string): string =>
  markdown
    .normalize("NFKC")
    .replaceAll("−", "-")
    .replaceAll("\\$", " ")
    .split(/\$+/)
    .map((piece, index) => (index % 2 === 1 ? ` $${foldFormula(piece)}$ ` : foldProseAndCode(piece)))
    .join("")
    .replaceAll(/\s+/g, " ")
    .trim();

const foldProseAndCode = (text: string): string =>
  text
    .split(/`+/)
    .map((piece, index) => (index % 2 === 1 ? ` ${piece} ` : foldProse(piece)))
    .join("");

const foldProse = (text: string): string =>
  text
    // A list, a heading or a quotation begins.
    .replaceAll(/^[ \t]*(?:#{1,6}|>|[-*+]|\d{1,3}[.)])(?=\s)/gm, " ")
    // Emphasis stands at the edge of a word; between two words or numbers it is an operator.
    .replaceAll(
      /(?<![\p{L}\p{N}\s])[*_~]+|[*_~]+(?![\p{L}\p{N}\s*_~])|(?<=^|\s)[*_~]+(?=\S)|(?<=\S)[*_~]+(?=\s|$)/gu,
      "",
    )
    .replaceAll(/['’‘"“”]/g, "")
    .replaceAll(/(?<=\p{L})[-‐‑](?=\p{L})|[–—…;?]|!(?!=)|:(?!=)/gu, " ")
    .replaceAll(/(?<!\d)[.,]|[.,](?!\d)/g, " ")
    .toLowerCase();

const spaces =
  /\\(?:[,;:!> ]|(?:quad|qquad|thinspace|medspace|thickspace|negthinspace|enspace|left|right|displaystyle)(?![a-z]))|~|\s/gi;

/** A space stays only where it ends the name of a command before a letter. */
const foldFormula = (latex: string): string =>
  latex
    .replaceAll(spaces, " ")
    .replaceAll(/\\[dt]frac(?![a-z])/gi, "\\frac")
    .replaceAll(/(?<!\\[a-z]{1,30}) +| +(?![ a-z])/gi, "")
    .replaceAll(/([_^])\{([\p{L}\p{N}])\}/gu, "$1$2")
    .replaceAll(/[.,;]+$/g, "");

/** The beginning of a text, on one line and without the marks of Markdown, as a name for it. */
export function firstWords(markdown: string, length = 80): string {
  const line = markdown
    .replaceAll(/^[ \t]*(?:#{1,6}|>|[-*+]|\d{1,3}[.)])(?=\s)|\*\*|`/gm, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
  return line.length > length ? `${line.slice(0, length - 1).trimEnd()}…` : line;
}
