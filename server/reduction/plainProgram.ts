import ts from "typescript";

/**
 * A program without types, comments and layout of its author: JavaScript, which does the same.
 *
 * @throws RangeError for a program nested too deeply for the compiler
 */
export const plainProgram = (source: string): string =>
  ts.transpileModule(source, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      newLine: ts.NewLineKind.LineFeed,
      removeComments: true,
      isolatedModules: true,
    },
  }).outputText;

export const parseProgram = (source: string): ts.SourceFile =>
  ts.createSourceFile("program.ts", source, ts.ScriptTarget.ES2022, true);

/** Every node of a program, what contains others before them. */
export const nodesOf = (file: ts.SourceFile): ts.Node[] => nodesIn(file).slice(1);

/** A node, and all that it contains. */
export function nodesIn(top: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(top);
  return nodes;
}

/** How much there is to read in a program, whatever its layout and its parentheses. */
export function sizeOf(source: string): number {
  const nodes = nodesOf(parseProgram(source)).filter((node) => !ts.isParenthesizedExpression(node));
  const letters = nodes.reduce((sum, node) => sum + (hasText(node) ? node.text.length : 0), 0);
  return nodes.length * 50 + letters;
}

const hasText = (node: ts.Node): node is ts.Identifier | ts.LiteralLikeNode =>
  ts.isIdentifier(node) || ts.isLiteralExpression(node) || ts.isTemplateHead(node);

/** `from` … `to` of a text become `text`. */
export interface Edit {
  from: number;
  to: number;
  text: string;
}

/** @param edits - none inside another */
export const applyEdits = (source: string, edits: readonly Edit[]): string =>
  [...edits]
    .sort((a, b) => b.from - a.from)
    .reduce((text, { from, to, text: written }) => `${text.slice(0, from)}${written}${text.slice(to)}`, source);
