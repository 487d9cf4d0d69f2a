import katex from "katex";
import remarkGfm from "remark-gfm";
import remarkMath from "remark-math";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Problem } from "#problems/schema";
import type { ProofFault } from "./proofReport";

/** Several times the longest statement that people write. */
const longestStatement = 64 * 1024;
/** Of all texts of a problem together: drawing a formula on purpose made slow takes a millisecond a character. */
const mostFormulaCharacters = 12_000;

/** What a statement that passes may need when it is drawn. */
export const statementFormulas = { count: 2_000, characters: mostFormulaCharacters } as const;

/** The fields of a part, and of what is in it, that are Markdown. */
const markdownFields = new Set(["prompt", "hints", "afterword", "explanation", "feedback", "claim", "text"]);

/**
 * What is wrong with the texts that students read: headings that name no part, a code part without its heading, formulas
 * that cannot be drawn, pictures and HTML (which are not shown, and have no words for who cannot see them), and links
 * that lead nowhere.
 *
 * A heading of the highest level in a statement names a part by its title; deeper ones are free.
 */
export function lintStatement(statement: string, { parts }: Problem): ProofFault[] {
  const at = (line: number | undefined, message: string): ProofFault => ({
    ...{ file: "statement.md", field: line === undefined ? null : `line ${line}`, message },
  });
  if (statement.trim() === "") return [at(undefined, "The statement is empty: say what is asked.")];
  if (statement.length > longestStatement)
    return [at(undefined, `The statement is longer than ${longestStatement / 1024} thousand characters.`)];
  const nodes = parse(statement);
  if (nodes === undefined) return [at(undefined, "The statement nests too deeply to be read.")];
  const budget = { left: mostFormulaCharacters };
  return [
    ...faultsOfHeadings(nodes, parts).map(({ line, message }) => at(line, message)),
    ...nodes.flatMap((node) => faultsOfNode(node, parts, budget).map((message) => at(node.line, message))),
    ...faultsOfParts(parts, budget),
  ];
}

/** Of a text's tree, what can be wrong, in the order in which it stands there. */
interface TextNode {
  type: string;
  line: number | undefined;
  /** Of a formula, and of HTML. */
  value: string;
  /** Of a link or a picture. */
  url: string;
  /** Of a picture. */
  alt: string;
  /** Of a heading, 1 to 6. */
  depth: number;
  /** What a reader sees of it, without marks. */
  words: string;
}

interface SyntaxNode {
  type: string;
  value?: string;
  url?: string;
  alt?: string | null | undefined;
  depth?: number;
  children?: SyntaxNode[];
  position?: { start: { line: number } } | undefined;
}

/** @returns undefined for a text that nests too deeply */
function parse(markdown: string): TextNode[] | undefined {
  try {
    return listNodes(unified().use(remarkParse).use(remarkGfm).use(remarkMath).parse(markdown));
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function listNodes(node: SyntaxNode): TextNode[] {
  const { type, value = "", url = "", alt, depth = 0, children = [], position } = node;
  const line = position?.start.line;
  return [
    { type, value, url, depth, line, alt: alt ?? "", words: type === "heading" ? wordsOf(node).trim() : "" },
    ...children.flatMap(listNodes),
  ];
}

const wordsOf = ({ type, value = "", children = [] }: SyntaxNode): string =>
  type === "inlineMath" ? `$${value}$` : type === "html" ? "" : value + children.map(wordsOf).join("");

function faultsOfHeadings(
  nodes: readonly TextNode[],
  parts: Problem["parts"],
): { line: number | undefined; message: string }[] {
  const headings = nodes.filter(({ type }) => type === "heading");
  const highest = Math.min(...headings.map(({ depth }) => depth));
  const named = headings.filter(({ depth }) => depth === highest);
  const titles = parts.map(({ title }) => title);
  const isOfCode = parts.some(({ kind }) => kind === "code");
  const unknown = named.filter(({ words }) => !titles.includes(words));
  const absent = titles.filter((title) => isOfCode && !named.some(({ words }) => words === title));
  const twice = named.filter(({ words }, index) => named.findIndex((other) => other.words === words) < index);
  return [
    ...unknown.map(({ line, words }) => ({
      line,
      message: `The heading "${words}" names no part. Parts here are ${titles.map((title) => `"${title}"`).join(", ")}; other headings are of a lower level.`,
    })),
    ...absent.map((title) => ({
      line: undefined,
      message: `The part "${title}" has no heading: write "## ${title}".`,
    })),
    ...twice.map(({ line, words }) => ({ line, message: `The part "${words}" has two headings.` })),
  ];
}

interface Budget {
  /** Characters of formulas that may still be tried. */
  left: number;
}

function faultsOfNode(node: TextNode, parts: Problem["parts"], budget: Budget): string[] {
  switch (node.type) {
    case "math":
    case "inlineMath":
      return faultsOfFormula(node.value, node.type === "math", budget);
    case "image":
    case "imageReference":
      return [
        node.alt.trim() === ""
          ? "This picture has no alternative text, and pictures are not shown: a folder holds text alone. Say it in words."
          : `Pictures are not shown: a folder holds text alone. Say in words what "${node.alt}" shows.`,
      ];
    case "html":
      return /^<!--/.test(node.value) ? [] : [`HTML is not shown: ${node.value.slice(0, 80)}`];
    case "link":
    case "definition":
      return faultsOfLink(node.url, parts);
    default:
      return [];
  }
}

function faultsOfFormula(formula: string, displayMode: boolean, budget: Budget): string[] {
  const hadRoom = budget.left > 0;
  budget.left -= formula.length;
  // Said once, for the first formula that has no room.
  if (budget.left < 0) return hadRoom ? ["There are more formulas than a problem may have."] : [];
  try {
    katex.renderToString(formula, { displayMode, strict: "ignore", maxSize: 20, maxExpand: 500, throwOnError: true });
    return [];
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return [`The formula $${formula.trim()}$ cannot be drawn: ${reason.replace(/^KaTeX parse error: /, "")}`];
  }
}

function faultsOfLink(url: string, parts: Problem["parts"]): string[] {
  if (url.startsWith("#")) {
    const isPart = parts.some(({ id, kind }) => kind !== "code" && url === `#${id}`);
    return isPart
      ? []
      : [`The link to "${url}" leads nowhere: parts that can be linked to are questions, by their id.`];
  }
  const leadsOut = /^(https?:\/\/[^/\s]|mailto:\S)/i.test(url) || /^\/(?!\/)/.test(url);
  return leadsOut ? [] : [`The link to "${url}" leads nowhere: it needs a whole address, such as https://example.edu.`];
}

/** Formulas in the texts of problem.ts. */
function faultsOfParts(parts: Problem["parts"], budget: Budget): ProofFault[] {
  return parts.flatMap((part, index) =>
    markdownIn(part, `parts.${index}`).flatMap(({ field, text }) =>
      (parse(text) ?? []).flatMap((node) =>
        (node.type === "math" || node.type === "inlineMath"
          ? faultsOfFormula(node.value, node.type === "math", budget)
          : []
        ).map((message) => ({ file: "problem.ts", field, message })),
      ),
    ),
  );
}

function markdownIn(value: unknown, field: string, isMarkdown = false): { field: string; text: string }[] {
  if (typeof value === "string") return isMarkdown ? [{ field, text: value }] : [];
  if (value === null || typeof value !== "object") return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    markdownIn(inner, `${field}.${key}`, markdownFields.has(key) || (Array.isArray(value) && isMarkdown)),
  );
}
