import ts from "typescript";
import { globalNames, memberNames } from "../similarity/knownNames";
import { applyEdits, type Edit, nodesOf, parseProgram } from "./plainProgram";
import type { ReductionOrder } from "./reducerMessages";
import { isModuleName } from "./simplerProgram";

type Known = Pick<ReductionOrder, "signatures" | "known">;

/** What in a program is its author's own choice, by kind: the name of a variable, of a member, or a text. */
export interface OwnWord {
  kind: "variable" | "member" | "text";
  /** As it is now. */
  from: string;
  to: string;
}

/** Names that this file gives. */
const neutral = /^(?:value|helper|field|Helper)\d*$/;

/** Texts that the language gives a meaning to. */
const typeWords = ["number", "string", "boolean", "object", "undefined", "function", "symbol", "bigint"];

/** What every program finds without having named it. */
const languageNames: ReadonlySet<string> = new Set([
  ...globalNames,
  ...Object.getOwnPropertyNames(globalThis),
  "arguments",
]);
const languageMembers: ReadonlySet<string> = new Set([
  ...[...memberNames, "done", "value", "index"],
  ...[Error.prototype, Function.prototype, RegExp.prototype, Promise.prototype].flatMap(Object.getOwnPropertyNames),
]);

/**
 * The words of a program that tell something of its author, each with a neutral one for its place: parameters of what is
 * exported get the names that the problem gives them; words that stand in a program everybody knows stay, and single
 * letters.
 */
export function ownWords(source: string, { signatures, known }: Known): OwnWord[] {
  const file = parseProgram(source);
  const nodes = nodesOf(file);
  const everybodys = wordsOf(known);
  const exported = new Set(signatures.map(({ name }) => name));
  const imported = importedNames(nodes);
  const variables = unique(nodes.filter(isVariable).map(({ text }) => text));
  const fixed = variables.filter(
    (name) => exported.has(name) || languageNames.has(name) || imported.get(name) === name,
  );
  const taken = new Set(fixed);
  const given = new Map<string, string>();
  const give = (from: string, to: string): void => {
    if (taken.has(to) || given.has(from) || taken.has(from)) return;
    taken.add(to);
    given.set(from, to);
  };
  for (const [local, name] of imported) give(local, name);
  for (const { from, to } of parameterNames(nodes, signatures)) give(from, to);
  for (const name of variables) if (!given.has(name) && isOrdinary(name, everybodys)) give(name, name);
  for (const name of variables)
    if (!given.has(name) && !fixed.includes(name)) give(name, free(roleOf(name, nodes), taken));

  const members = unique(nodes.filter(isMember).map(({ text }) => text)).filter(
    (name) => !languageMembers.has(name) && !isOrdinary(name, everybodys),
  );
  const takenMembers = new Set(nodes.filter(isMember).map(({ text }) => text));
  const texts = unique(nodes.filter(isOwnText).map(({ text }) => text)).filter(
    (text) => wordsIn(text).some((word) => !isOrdinary(word, everybodys)) && !typeWords.includes(text),
  );
  return [
    ...[...given].filter(([from, to]) => from !== to).map(([from, to]) => ({ kind: "variable" as const, from, to })),
    ...members.map((from) => {
      const name = free("field", takenMembers);
      takenMembers.add(name);
      return { kind: "member" as const, from, to: from.startsWith("#") ? `#${name}` : name };
    }),
    ...texts.map((from) => ({ kind: "text" as const, from, to: "" })),
  ];
}

/** The program with these words replaced everywhere, all at once. */
export function replaceWords(source: string, words: readonly OwnWord[]): string {
  const file = parseProgram(source);
  const inKind = (kind: OwnWord["kind"]): Map<string, string> =>
    new Map(words.filter((word) => word.kind === kind).map(({ from, to }) => [from, to]));
  const [variables, members, texts] = [inKind("variable"), inKind("member"), inKind("text")];
  const edits = nodesOf(file).flatMap((node): Edit[] => {
    const edit = (text: string | undefined): Edit[] =>
      text === undefined ? [] : [{ from: node.getStart(file), to: node.end, text }];
    if (ts.isImportSpecifier(node)) {
      const imported = (node.propertyName ?? node.name).text;
      const local = variables.get(node.name.text) ?? node.name.text;
      return edit(local === imported ? imported : `${imported} as ${local}`);
    }
    if (isOfImportSpecifier(node)) return [];
    // { x } says the member and the variable at once.
    if (ts.isShorthandPropertyAssignment(node)) return edit(shorthand(node.name.text, members, variables) ?? undefined);
    if (ts.isShorthandPropertyAssignment(node.parent) && node.parent.name === node) return [];
    if (ts.isBindingElement(node) && isShorthandBinding(node) && ts.isIdentifier(node.name)) {
      const both = shorthand(node.name.text, members, variables);
      return both === undefined ? [] : [{ from: node.name.getStart(file), to: node.name.end, text: both }];
    }
    if (ts.isBindingElement(node.parent) && isShorthandBinding(node.parent) && node.parent.name === node) return [];
    if (isVariable(node)) return edit(variables.get(node.text));
    if (isMember(node)) return edit(members.get(node.text));
    if (isOwnText(node) && texts.has(node.text)) return edit(withoutText(node));
    return [];
  });
  return applyEdits(source, edits);
}

/** Words of a program that are neither neutral, nor the language's, nor in a program that everybody knows. */
export function foreignWords(source: string, order: Known): string[] {
  const everybodys = wordsOf(order.known);
  const isNobodys = ({ kind, from }: OwnWord): boolean =>
    kind !== "text" && (neutral.test(from.replace(/^#/, "")) || isOrdinary(from, everybodys));
  return ownWords(source, order)
    .filter((word) => !isNobodys(word))
    .map(({ from }) => from);
}

/** All words in some texts. */
export const wordsOf = (texts: readonly string[]): ReadonlySet<string> => new Set(texts.flatMap(wordsIn));

const wordsIn = (text: string): string[] => text.match(/[\p{L}\p{N}_$]+/gu) ?? [];

const isOrdinary = (word: string, everybodys: ReadonlySet<string>): boolean =>
  word.length <= 1 || everybodys.has(word.replace(/^#/, ""));

const unique = (names: readonly string[]): string[] => [...new Set(names)];

function free(base: string, taken: ReadonlySet<string>): string {
  for (let number = 2, name = base; ; number++) {
    if (!taken.has(name)) return name;
    name = `${base}${number}`;
  }
}

/** By their names in this file: what they are called where they come from. */
const importedNames = (nodes: readonly ts.Node[]): Map<string, string> =>
  new Map(nodes.filter(ts.isImportSpecifier).map(({ name, propertyName }) => [name.text, (propertyName ?? name).text]));

function parameterNames(nodes: readonly ts.Node[], signatures: Known["signatures"]): { from: string; to: string }[] {
  return nodes.flatMap((node) => {
    const signature = signatures.find(({ name }) => name === functionName(node));
    if (signature === undefined || !ts.isFunctionLike(node)) return [];
    return node.parameters.flatMap(({ name }, index) => {
      const to = signature.parameters[index]?.name;
      return to === undefined || !ts.isIdentifier(name) ? [] : [{ from: name.text, to }];
    });
  });
}

/** The name under which a function is known, when it is one. */
export function functionName(node: ts.Node): string | undefined {
  if (ts.isFunctionDeclaration(node)) return node.name?.text;
  if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) return undefined;
  const { parent } = node;
  return ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : undefined;
}

function roleOf(name: string, nodes: readonly ts.Node[]): string {
  if (nodes.some((node) => ts.isClassLike(node) && node.name?.text === name)) return "Helper";
  return nodes.some((node) => functionName(node) === name) ? "helper" : "value";
}

type Word = ts.Identifier | ts.PrivateIdentifier;

const isWord = (node: ts.Node): node is Word => ts.isIdentifier(node) || ts.isPrivateIdentifier(node);

function isMember(node: ts.Node): node is Word {
  if (!isWord(node)) return false;
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name === node;
  if (ts.isBindingElement(parent)) return parent.propertyName === node || isShorthandBinding(parent);
  if (ts.isShorthandPropertyAssignment(parent)) return parent.name === node;
  return (ts.isPropertyAssignment(parent) || ts.isClassElement(parent)) && parent.name === node;
}

/** A name that a program can choose for itself, or use without having chosen one. */
function isVariable(node: ts.Node): node is ts.Identifier {
  if (!ts.isIdentifier(node) || ts.isMetaProperty(node.parent)) return false;
  if (ts.isImportSpecifier(node.parent)) return node.parent.name === node;
  if (ts.isExportSpecifier(node.parent))
    return node.parent.propertyName === undefined || node.parent.propertyName === node;
  const { parent } = node;
  if (ts.isShorthandPropertyAssignment(parent)) return true;
  if (ts.isBindingElement(parent)) return parent.propertyName !== node;
  return !isMember(node);
}

const isOfImportSpecifier = ({ parent }: ts.Node): boolean => ts.isImportSpecifier(parent);

const isShorthandBinding = ({ parent, propertyName, dotDotDotToken }: ts.BindingElement): boolean =>
  ts.isObjectBindingPattern(parent) && propertyName === undefined && dotDotDotToken === undefined;

function shorthand(
  name: string,
  members: ReadonlyMap<string, string>,
  variables: ReadonlyMap<string, string>,
): string | undefined {
  const [member, variable] = [members.get(name) ?? name, variables.get(name) ?? name];
  if (member === name && variable === name) return undefined;
  return member === variable ? member : `${member}: ${variable}`;
}

type Text = ts.StringLiteralLike | ts.TemplateHead | ts.TemplateMiddle | ts.TemplateTail | ts.RegularExpressionLiteral;

const isOwnText = (node: ts.Node): node is Text =>
  (ts.isStringLiteralLike(node) && !isModuleName(node)) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddleOrTemplateTail(node) ||
  ts.isRegularExpressionLiteral(node);

function withoutText(node: Text): string {
  if (ts.isTemplateHead(node)) return "`${";
  if (ts.isTemplateMiddle(node)) return "}${";
  if (ts.isTemplateTail(node)) return "}`";
  return ts.isRegularExpressionLiteral(node) ? "/(?:)/" : '""';
}
