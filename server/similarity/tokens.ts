import ts from "typescript";
import { globalNames, memberNames } from "./knownNames";

/** One token of a program's structure, with its place in the source. */
export interface Token {
  /** Tokens with equal texts are equal: what people can rename freely is not in it. */
  text: string;
  /** Characters from the start of the source; `end` is the first after it. */
  start: number;
  end: number;
}

/**
 * A program as tokens of its structure: each construct opens and closes, as in "IfStatement(" … ")", around what is in it.
 *
 * Names, numbers and texts are all alike, except names that nobody can choose: those of the language's own objects, and
 * those imported, by what they are called where they come from. Comments, layout, types, imports, `export` and
 * parentheses are left out, and what can be written in several ways is one: a function in its forms, a single statement
 * with or without braces, `i++` and `i += 1`. A broken program is read as the parser makes sense of it, and one that is
 * nested too deeply for the parser is read word by word.
 *
 * @returns in the order of their places
 */
export function tokensOf(source: string): Token[] {
  try {
    return new Walk(ts.createSourceFile("answer.ts", source, ts.ScriptTarget.ES2022)).tokens();
  } catch (error) {
    // The parser calls itself for each level, and a deep enough program ends its stack. The walk does not.
    if (!(error instanceof RangeError)) throw error;
    return wordsOf(source);
  }
}

/** What is left to be read, the next one last: a stack of our own, because a tree may be deep. */
type Step = ts.Node | Token;

class Walk {
  readonly #file: ts.SourceFile;
  readonly #imported: ReadonlyMap<string, string>;
  readonly #found: Token[] = [];
  readonly #left: Step[] = [];

  constructor(file: ts.SourceFile) {
    this.#file = file;
    this.#imported = importedNames(file);
  }

  tokens(): Token[] {
    this.#push(this.#file.statements);
    for (let step = this.#left.pop(); step !== undefined; step = this.#left.pop()) {
      if ("kind" in step) this.#read(step);
      else this.#found.push(step);
    }
    return this.#found;
  }

  #read(node: ts.Node): void {
    if (isLeftOut(node)) return;
    const inner = unwrapped(node);
    if (inner !== undefined) this.#push([inner]);
    else if (ts.isFunctionLike(node)) this.#readFunction(node);
    else if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) this.#readUnary(node);
    else if (ts.isPropertyAccessExpression(node)) {
      const name = memberNames.has(node.name.text) ? node.name.text : "name";
      this.#push(this.#bracketed("Member", node, [node.expression, this.#token(name, node.name)]));
    } else {
      const leaf = this.#leaf(node);
      if (leaf === undefined) this.#push(this.#bracketed(ts.SyntaxKind[node.kind], node, childrenOf(node)));
      else this.#found.push(this.#token(leaf, node));
    }
  }

  /** Parameters, then what it does; an arrow's expression is a block that returns it. */
  #readFunction(node: ts.SignatureDeclaration): void {
    const body = "body" in node ? node.body : undefined;
    // Without a body it is an overload, and says types alone.
    if (body === undefined) return;
    const block = ts.isBlock(body) ? [body] : this.#bracketed("ReturnStatement", body, [body]);
    this.#push(this.#bracketed("Function", node, [...node.parameters, ...block]));
  }

  #readUnary(node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression): void {
    const operator = ts.tokenToString(node.operator) ?? "";
    const isStep = operator === "++" || operator === "--";
    const last = { start: Math.max(node.end - 1, 0), end: node.end };
    this.#push(
      isStep
        ? this.#bracketed("BinaryExpression", node, [
            node.operand,
            { text: `${operator.slice(1)}=`, ...last },
            { text: "number", ...last },
          ])
        : this.#bracketed(operator, node, [node.operand]),
    );
  }

  /** Undefined for what has parts. */
  #leaf(node: ts.Node): string | undefined {
    if (ts.isIdentifier(node))
      return this.#imported.get(node.text) ?? (globalNames.has(node.text) ? node.text : "name");
    if (ts.isPrivateIdentifier(node)) return "name";
    if (ts.isNumericLiteral(node) || ts.isBigIntLiteral(node)) return "number";
    if (ts.isLiteralExpression(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isTemplateHead(node))
      return "text";
    return ts.tokenToString(node.kind);
  }

  #bracketed(name: string, around: ts.Node, inside: readonly Step[]): Step[] {
    const { start, end } = this.#token(name, around);
    const closing = { text: ")", start: Math.max(start, end - 1), end };
    return [{ text: `${name}(`, start, end: Math.min(start + 1, end) }, ...inside, closing];
  }

  #token(text: string, node: ts.Node): Token {
    const start = node.getStart(this.#file);
    return { text, start, end: Math.max(node.end, start) };
  }

  #push(steps: readonly Step[]): void {
    for (let index = steps.length - 1; index >= 0; index--) {
      const step = steps[index];
      if (step !== undefined) this.#left.push(step);
    }
  }
}

const punctuation = new Set([
  ...[ts.SyntaxKind.QuestionToken, ts.SyntaxKind.QuestionDotToken, ts.SyntaxKind.ColonToken],
  ...[ts.SyntaxKind.ExclamationToken, ts.SyntaxKind.EqualsGreaterThanToken],
]);

/** What makes no difference to what the program does. */
const isLeftOut = (node: ts.Node): boolean =>
  ts.isTypeNode(node) ||
  ts.isTypeParameterDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isImportDeclaration(node) ||
  ts.isExportDeclaration(node) ||
  ts.isEmptyStatement(node) ||
  ts.isModifier(node) ||
  punctuation.has(node.kind);

/** What a node is when all that stands around it is left out. Undefined when it stands for itself. */
function unwrapped(node: ts.Node): ts.Node | undefined {
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node))
    return node.expression;
  if (ts.isNonNullExpression(node) || ts.isTypeAssertionExpression(node) || ts.isExpressionStatement(node))
    return node.expression;
  if (ts.isBlock(node)) return node.statements.length === 1 ? node.statements[0] : undefined;
  if (!ts.isVariableStatement(node)) return undefined;
  const { declarations } = node.declarationList;
  const value = declarations.length === 1 ? declarations[0]?.initializer : undefined;
  return value !== undefined && ts.isFunctionLike(value) ? value : node.declarationList;
}

function childrenOf(node: ts.Node): ts.Node[] {
  const children: ts.Node[] = [];
  ts.forEachChild(node, (child) => {
    children.push(child);
  });
  return children;
}

/** By their names in this file: what they are called where they come from. */
function importedNames(file: ts.SourceFile): Map<string, string> {
  const names = new Map<string, string>();
  for (const statement of file.statements) {
    const bindings = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : undefined;
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue;
    for (const { name, propertyName } of bindings.elements)
      names.set(name.text, `import ${(propertyName ?? name).text}`);
  }
  return names;
}

/** The words and signs of a program, one after the other. */
function wordsOf(source: string): Token[] {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, true, ts.LanguageVariant.Standard, source);
  const words: Token[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const text = kind === ts.SyntaxKind.Identifier ? "name" : (ts.tokenToString(kind) ?? "text");
    words.push({ text, start: scanner.getTokenStart(), end: scanner.getTokenEnd() });
  }
  return words;
}
