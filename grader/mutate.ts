import { createHash } from "node:crypto";
import ts from "typescript";

/** The reference with one small change, such as a careless student makes. It is text: it only ever runs in a room. */
export interface Mutant {
  /** Function and change, such as "sgd: k < o.steps → k <= o.steps": it stays the same when lines move. */
  name: string;
  /** In the reference, counted from 1. */
  line: number;
  source: string;
}

/**
 * Mutants of a program: exchanged operators, dropped terms and statements, constants and indices off by one, swapped
 * arguments, lost signs, roots and guards. Types are left alone, and so is the step of a `for` loop, since a loop that
 * never ends is caught by any test and costs its whole time limit.
 *
 * @param most - when there are more, this many are picked by their names, so that another change moves few of them
 */
export function mutantsOf(source: string, { most }: { most: number }): Mutant[] {
  const file = ts.createSourceFile("reference.ts", source, ts.ScriptTarget.ES2022, true);
  const all = name(source, file, collectEdits(file));
  const picked = new Set(
    all
      .map((mutant) => ({ mutant, order: createHash("sha256").update(mutant.name).digest("hex") }))
      .sort((one, two) => (one.order < two.order ? -1 : 1))
      .slice(0, most)
      .map(({ mutant }) => mutant),
  );
  return all.filter((mutant) => picked.has(mutant));
}

/** `from` … `to` of the text become `text`; `around` is the expression or statement that a person needs to see. */
interface Edit {
  from: number;
  to: number;
  text: string;
  around: ts.Node;
}

function name(source: string, file: ts.SourceFile, edits: readonly Edit[]): Mutant[] {
  const timesUsed = new Map<string, number>();
  return edits.map(({ from, to, text, around }) => {
    const start = around.getStart(file);
    const before = source.slice(start, around.end);
    const after = `${source.slice(start, from)}${text}${source.slice(to, around.end)}`;
    const name = `${functionAround(around)}: ${oneLine(before)} → ${oneLine(after)}`;
    const times = (timesUsed.get(name) ?? 0) + 1;
    timesUsed.set(name, times);
    return {
      name: times === 1 ? name : `${name} (${times})`,
      line: file.getLineAndCharacterOfPosition(from).line + 1,
      source: `${source.slice(0, from)}${text}${source.slice(to)}`,
    };
  });
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim() || "nothing";

/** The name of the outermost function that a node stands in. */
function functionAround(node: ts.Node): string {
  let found = "the module";
  for (let outer = node; !ts.isSourceFile(outer); outer = outer.parent) {
    if (ts.isFunctionDeclaration(outer) && outer.name) found = outer.name.text;
    if (ts.isVariableDeclaration(outer) && outer.initializer && ts.isArrowFunction(outer.initializer))
      found = outer.name.getText();
  }
  return found;
}

function collectEdits(file: ts.SourceFile): Edit[] {
  const edits: Edit[] = [];
  const visit = (node: ts.Node): void => {
    const isOnlyTypes =
      ts.isTypeNode(node) ||
      ts.isImportDeclaration(node) ||
      ts.isInterfaceDeclaration(node) ||
      ts.isTypeAliasDeclaration(node);
    if (isOnlyTypes) return;
    edits.push(...editsOf(node, file));
    if (isFallbackOfEntry(node)) visit(node.left);
    else ts.forEachChild(node, visit);
  };
  visit(file);
  return edits;
}

/** The 0 of `entries[i] ?? 0` is there for the type checker and never used. */
function isFallbackOfEntry(node: ts.Node): node is ts.BinaryExpression {
  return (
    ts.isBinaryExpression(node) &&
    node.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken &&
    ts.isElementAccessExpression(node.left)
  );
}

function editsOf(node: ts.Node, file: ts.SourceFile): Edit[] {
  const replace = (target: ts.Node, text: string, around = node): Edit => ({
    from: target.getStart(file),
    to: target.end,
    text,
    around,
  });
  const textOf = (part: ts.Node): string => part.getText(file);

  if (ts.isBinaryExpression(node)) return editsOfOperator(node, replace, textOf);
  if (ts.isNumericLiteral(node))
    return numbersNear(Number(node.text)).map((text) => replace(node, text, contextOf(node)));
  if (ts.isPrefixUnaryExpression(node)) {
    const isDropped = node.operator === ts.SyntaxKind.MinusToken || node.operator === ts.SyntaxKind.ExclamationToken;
    return isDropped ? [replace(node, textOf(node.operand), contextOf(node))] : [];
  }
  if (ts.isConditionalExpression(node))
    return [replace(node, textOf(node.whenTrue)), replace(node, textOf(node.whenFalse))];
  if (ts.isIfStatement(node))
    return ["false", "true"].map((always) => replace(node.expression, always, node.expression));
  if (ts.isExpressionStatement(node)) return [replace(node, ";")];
  if (ts.isElementAccessExpression(node) && !ts.isLiteralExpression(node.argumentExpression))
    return ["+", "-"].map((sign) => replace(node.argumentExpression, `${textOf(node.argumentExpression)} ${sign} 1`));
  if (ts.isArrayLiteralExpression(node)) return swaps(node.elements, replace, textOf);
  if (ts.isCallExpression(node)) {
    const isMathFunction =
      ts.isPropertyAccessExpression(node.expression) && textOf(node.expression.expression) === "Math";
    const [only, more] = node.arguments;
    const isOfOne = only !== undefined && !more && !ts.isSpreadElement(only);
    const withoutCall = isMathFunction && isOfOne ? [replace(node, `(${textOf(only)})`, contextOf(node))] : [];
    return [...withoutCall, ...otherFunction(node, replace), ...swaps(node.arguments, replace, textOf)];
  }
  return [];
}

type Replace = (target: ts.Node, text: string, around?: ts.Node) => Edit;
type TextOf = (part: ts.Node) => string;

const exchanged: Partial<Record<ts.SyntaxKind, string>> = {
  [ts.SyntaxKind.PlusToken]: "-",
  [ts.SyntaxKind.MinusToken]: "+",
  [ts.SyntaxKind.AsteriskToken]: "/",
  [ts.SyntaxKind.SlashToken]: "*",
  [ts.SyntaxKind.AsteriskAsteriskToken]: "*",
  [ts.SyntaxKind.PercentToken]: "*",
  [ts.SyntaxKind.LessThanToken]: "<=",
  [ts.SyntaxKind.LessThanEqualsToken]: "<",
  [ts.SyntaxKind.GreaterThanToken]: ">=",
  [ts.SyntaxKind.GreaterThanEqualsToken]: ">",
  [ts.SyntaxKind.EqualsEqualsEqualsToken]: "!==",
  [ts.SyntaxKind.ExclamationEqualsEqualsToken]: "===",
  [ts.SyntaxKind.AmpersandAmpersandToken]: "||",
  [ts.SyntaxKind.BarBarToken]: "&&",
  [ts.SyntaxKind.PlusEqualsToken]: "-=",
  [ts.SyntaxKind.MinusEqualsToken]: "+=",
  [ts.SyntaxKind.AsteriskEqualsToken]: "/=",
  [ts.SyntaxKind.SlashEqualsToken]: "*=",
};

const terms = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.MinusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.SlashToken,
  ts.SyntaxKind.AsteriskAsteriskToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
]);

const commutes = new Set<ts.SyntaxKind>([
  ts.SyntaxKind.PlusToken,
  ts.SyntaxKind.AsteriskToken,
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
]);

/** Another operator, and either term alone. */
function editsOfOperator(node: ts.BinaryExpression, replace: Replace, textOf: TextOf): Edit[] {
  const { left, operatorToken, right } = node;
  const other = exchanged[operatorToken.kind];
  return [
    ...(other === undefined ? [] : [replace(operatorToken, other)]),
    ...(terms.has(operatorToken.kind) ? [replace(node, textOf(left))] : []),
    ...(commutes.has(operatorToken.kind) ? [replace(node, textOf(right))] : []),
  ];
}

function numbersNear(value: number): string[] {
  return value === 1 ? ["0", "2"] : [String(value + 1)];
}

const otherFunctions: Readonly<Record<string, string>> = {
  max: "min",
  min: "max",
  floor: "ceil",
  ceil: "floor",
  round: "floor",
  every: "some",
  some: "every",
};

function otherFunction({ expression }: ts.CallExpression, replace: Replace): Edit[] {
  if (!ts.isPropertyAccessExpression(expression)) return [];
  const other = Object.hasOwn(otherFunctions, expression.name.text) ? otherFunctions[expression.name.text] : undefined;
  return other === undefined ? [] : [replace(expression.name, other, expression.parent)];
}

/** Each two neighbours of a list in each other's place. */
function swaps(list: ts.NodeArray<ts.Expression>, replace: Replace, textOf: TextOf): Edit[] {
  return list.slice(1).flatMap((second, index) => {
    const first = list[index];
    if (!first || textOf(first) === textOf(second)) return [];
    const pair = { ...replace(first, `${textOf(second)}, ${textOf(first)}`), to: second.end };
    return [pair];
  });
}

/** What to show around a change of a single number or sign: the expression or declaration that it is part of. */
function contextOf(node: ts.Node): ts.Node {
  const { parent } = node;
  return ts.isParenthesizedExpression(parent) || ts.isPrefixUnaryExpression(parent) ? contextOf(parent) : parent;
}
