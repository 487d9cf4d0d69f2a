import ts from "typescript";
import { applyEdits, type Edit, nodesIn, nodesOf } from "./plainProgram";

/** The lists of statements and cases of a program, outer ones first: each can be tried without some of its members. */
export const listsOf = (file: ts.SourceFile): readonly (readonly ts.Node[])[] => [
  file.statements,
  ...nodesOf(file).flatMap((node): (readonly ts.Node[])[] => {
    if (ts.isBlock(node) || ts.isCaseOrDefaultClause(node) || ts.isModuleBlock(node)) return [node.statements];
    if (ts.isCaseBlock(node)) return [node.clauses];
    if (ts.isClassLike(node)) return [node.members];
    return [];
  }),
];

export const removalOf = (file: ts.SourceFile, nodes: readonly ts.Node[]): Edit[] =>
  nodes.map((node) => ({ from: node.getStart(file), to: node.end, text: "" }));

/** Ways to say less in one place of a program, outer places first. Not all of them leave it a program. */
export function simplifications(file: ts.SourceFile): Edit[][] {
  const textOf = (node: ts.Node): string => node.getText(file);
  const edit = (node: ts.Node, text: string): Edit => ({ from: node.getStart(file), to: node.end, text });
  /** The node is the expression alone. */
  const keep = (node: ts.Node, part: ts.Node): Edit[] => [edit(node, `(${textOf(part)})`)];
  /** The list without one of its members, and the comma after or before it. */
  const without = (list: ts.NodeArray<ts.Node>): Edit[][] =>
    list.map((member, index) => {
      const next = list[index + 1];
      const previous = list[index - 1];
      if (next !== undefined) return [{ from: member.getStart(file), to: next.getStart(file), text: "" }];
      return [{ from: previous?.end ?? member.getStart(file), to: member.end, text: "" }];
    });

  return nodesOf(file).flatMap((node): Edit[][] => {
    if (ts.isIfStatement(node))
      return [node.thenStatement, ...(node.elseStatement ? [node.elseStatement] : [])].map((branch) => [
        edit(node, textOf(branch)),
      ]);
    if (ts.isTryStatement(node)) return [[edit(node, textOf(node.tryBlock))]];
    if (ts.isLabeledStatement(node)) return [[edit(node, textOf(node.statement))]];
    if (ts.isBlock(node)) return blockEdits(node, edit, textOf);
    if (ts.isVariableDeclarationList(node)) return node.declarations.length > 1 ? without(node.declarations) : [];
    if (ts.isVariableDeclaration(node)) return inlined(node, file, edit, textOf);
    if (ts.isConditionalExpression(node)) return [keep(node, node.whenTrue), keep(node, node.whenFalse)];
    if (ts.isBinaryExpression(node)) return isAssignment(node) ? [] : [keep(node, node.left), keep(node, node.right)];
    if (ts.isPrefixUnaryExpression(node)) return isStep(node.operator) ? [] : [keep(node, node.operand)];
    if (ts.isPropertyAccessExpression(node)) return memberOfLiteral(node, keep);
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const args = node.arguments ?? ts.factory.createNodeArray<ts.Expression>();
      const object = ts.isPropertyAccessExpression(node.expression) ? [keep(node, node.expression.expression)] : [];
      return [
        ...calledInPlace(node, edit, textOf),
        ...args.slice(0, 3).map((argument) => keep(node, argument)),
        ...object,
        ...without(args),
      ];
    }
    if (ts.isArrayLiteralExpression(node)) return without(node.elements);
    if (ts.isObjectLiteralExpression(node)) return without(node.properties);
    if (ts.isNamedImports(node)) return node.elements.length > 1 ? without(node.elements) : [];
    if (ts.isTemplateExpression(node)) return [[edit(node, '""')]];
    if (ts.isStringLiteralLike(node)) return node.text === "" || isModuleName(node) ? [] : [[edit(node, '""')]];
    return [];
  });
}

/** A member of an object that is written down right there. */
function memberOfLiteral(node: ts.PropertyAccessExpression, keep: (node: ts.Node, part: ts.Node) => Edit[]): Edit[][] {
  const object = withoutParentheses(node.expression);
  if (!ts.isObjectLiteralExpression(object)) return [];
  const member = object.properties.find(({ name }) => name?.getText() === node.name.text);
  return member !== undefined && ts.isPropertyAssignment(member) ? [keep(node, member.initializer)] : [];
}

/** A function of one parameter that is called where it is written: its expression, with the argument in it. */
function calledInPlace(node: ts.CallExpression | ts.NewExpression, edit: EditOf, textOf: TextOf): Edit[][] {
  const called = withoutParentheses(node.expression);
  const [argument, another] = node.arguments ?? [];
  if (!ts.isArrowFunction(called) || ts.isBlock(called.body) || argument === undefined || another) return [];
  const [parameter] = called.parameters;
  if (parameter === undefined || !ts.isIdentifier(parameter.name)) return [];
  const { body } = called;
  const start = body.getStart();
  const { text: name } = parameter.name;
  const uses = nodesIn(body).filter((inner) => ts.isIdentifier(inner) && inner.text === name);
  const given = uses.map((use) => ({
    from: use.getStart() - start,
    to: use.end - start,
    text: `(${textOf(argument)})`,
  }));
  return [[edit(node, `(${applyEdits(textOf(body), given)})`)]];
}

const withoutParentheses = (node: ts.Expression): ts.Expression =>
  ts.isParenthesizedExpression(node) ? withoutParentheses(node.expression) : node;

type EditOf = (node: ts.Node, text: string) => Edit;
type TextOf = (node: ts.Node) => string;

/** A single statement needs no braces, and a function that only returns is an arrow with an expression. */
function blockEdits(block: ts.Block, edit: EditOf, textOf: TextOf): Edit[][] {
  const [only, more] = block.statements;
  if (only === undefined || more !== undefined) return [];
  const { parent } = block;
  if (ts.isArrowFunction(parent))
    return ts.isReturnStatement(only) && only.expression ? [[edit(block, `(${textOf(only.expression)})`)]] : [];
  return ts.isFunctionLike(parent) || ts.isTryStatement(parent) || ts.isCatchClause(parent)
    ? []
    : [[edit(block, textOf(only))]];
}

/** A value with a name that is used once, at its only use. */
function inlined(declaration: ts.VariableDeclaration, file: ts.SourceFile, edit: EditOf, textOf: TextOf): Edit[][] {
  const { name, initializer, parent } = declaration;
  if (!ts.isIdentifier(name) || !initializer || !ts.isVariableDeclarationList(parent)) return [];
  if (parent.declarations.length > 1 || !ts.isVariableStatement(parent.parent)) return [];
  const uses = nodesOf(file).filter((node) => ts.isIdentifier(node) && node.text === name.text && node !== name);
  const [use, another] = uses;
  if (use === undefined || another !== undefined || ts.isShorthandPropertyAssignment(use.parent)) return [];
  return [[edit(parent.parent, ""), edit(use, `(${textOf(initializer)})`)]];
}

const isAssignment = ({ operatorToken: { kind } }: ts.BinaryExpression): boolean =>
  kind >= ts.SyntaxKind.FirstAssignment && kind <= ts.SyntaxKind.LastAssignment;

const isStep = (operator: ts.PrefixUnaryOperator): boolean =>
  operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken;

export const isModuleName = ({ parent }: ts.Node): boolean =>
  ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent);
