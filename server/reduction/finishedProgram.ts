import ts from "typescript";
import { functionName } from "./neutralNames";
import { applyEdits, type Edit, nodesOf, parseProgram } from "./plainProgram";
import type { ReductionOrder } from "./reducerMessages";

/**
 * A small program as an author writes it: with the types of what it exports, imports first, without parentheses that
 * change nothing.
 *
 * @param order.known - the reference first: types are imported as it imports them
 */
export function finishedProgram(
  source: string,
  { signatures, known }: Pick<ReductionOrder, "signatures" | "known">,
): string {
  const { typed, types } = withTypes(withoutNeedlessParentheses(source), signatures, typeImports(known[0] ?? ""));
  const typesLine = types.length === 0 ? [] : [`import type { ${types.join(", ")} } from "numerics";`];
  const file = parseProgram(typed);
  const printer = ts.createPrinter({ removeComments: true, newLine: ts.NewLineKind.LineFeed });
  const print = (node: ts.Node): string => indentedByTwo(printer.printNode(ts.EmitHint.Unspecified, node, file));
  const imports = file.statements.filter(ts.isImportDeclaration).map((node) => print(node).replaceAll(/\s+/g, " "));
  const others = file.statements.filter((node) => !ts.isImportDeclaration(node) && !isEmptyExport(node)).map(print);
  const head = [...typesLine, ...imports].join("\n");
  return `${[...(head === "" ? [] : [head]), ...others].join("\n\n")}\n`;
}

/** What a module without exports is marked by. */
const isEmptyExport = (node: ts.Statement): boolean =>
  ts.isExportDeclaration(node) &&
  node.exportClause !== undefined &&
  ts.isNamedExports(node.exportClause) &&
  node.exportClause.elements.length === 0;

/** The printer indents by four. What stands inside a template is text, and such lines are left alone. */
const indentedByTwo = (text: string): string =>
  text.includes("`") ? text : text.replaceAll(/^( {4})+/gm, (indent) => " ".repeat(indent.length / 2));

function withoutNeedlessParentheses(source: string): string {
  for (let text = source, skipped = 0; ;) {
    const file = parseProgram(text);
    const node = nodesOf(file).filter(ts.isParenthesizedExpression)[skipped];
    if (node === undefined) return text;
    const bare = applyEdits(text, [{ from: node.getStart(file), to: node.end, text: node.expression.getText(file) }]);
    if (shapeOf(bare) === shapeOf(text)) text = bare;
    else skipped++;
  }
}

/** Equal for programs that differ in parentheses alone. */
function shapeOf(source: string): string {
  const file = parseProgram(source);
  const shape = (node: ts.Node): string => {
    const inner: string[] = [];
    ts.forEachChild(node, (child) => void inner.push(shape(child)));
    if (ts.isParenthesizedExpression(node)) return inner.join("");
    return inner.length === 0 ? node.getText(file) : `${node.kind}(${inner.join(",")})`;
  };
  return shape(file);
}

/** The types that a program takes from the engine. */
const typeImports = (source: string): ReadonlySet<string> =>
  new Set(
    parseProgram(source)
      .statements.filter(ts.isImportDeclaration)
      .filter(({ moduleSpecifier }) => ts.isStringLiteral(moduleSpecifier) && moduleSpecifier.text === "numerics")
      .flatMap(({ importClause }) => {
        const bindings = importClause?.namedBindings;
        return bindings !== undefined && ts.isNamedImports(bindings)
          ? bindings.elements.map(({ name }) => name.text)
          : [];
      }),
  );

/** Types that nobody has to import. */
const languageTypes = new Set([
  ...["number", "string", "boolean", "void", "undefined", "null", "readonly", "unknown", "never", "true", "false"],
  ...["Array", "ReadonlyArray", "Map", "Set", "Record", "Readonly", "Partial", "Float64Array", "Int32Array"],
]);

/** Functions of the signatures with their types, where all of these are known. */
function withTypes(
  source: string,
  signatures: ReductionOrder["signatures"],
  importable: ReadonlySet<string>,
): { typed: string; types: string[] } {
  const file = parseProgram(source);
  const used = new Set<string>();
  const edits = nodesOf(file).flatMap((node): Edit[] => {
    const signature = signatures.find(({ name }) => name === functionName(node));
    if (signature === undefined || !ts.isFunctionLike(node)) return [];
    const names = namesIn([...signature.parameters.map(({ type }) => type), signature.returns]);
    if (names.some((name) => !importable.has(name) && !languageTypes.has(name))) return [];
    if (node.parameters.length > signature.parameters.length) return [];
    for (const name of names) if (importable.has(name)) used.add(name);
    return typesOf(node, signature, file);
  });
  return { typed: applyEdits(source, edits), types: [...used].sort() };
}

function typesOf(
  node: ts.SignatureDeclaration,
  { parameters, returns }: ReductionOrder["signatures"][number],
  file: ts.SourceFile,
): Edit[] {
  const insert = (at: number, text: string): Edit => ({ from: at, to: at, text });
  const bare = ts.isArrowFunction(node) && !node.getText(file).startsWith("(");
  const closing = file.text.indexOf(")", node.parameters.at(-1)?.end ?? node.parameters.end);
  return [
    ...node.parameters.map(({ name }, index) => {
      const type = `: ${parameters[index]?.type ?? "unknown"}`;
      if (!bare) return insert(name.end, type);
      return { from: name.getStart(file), to: name.end, text: `(${name.getText(file)}${type}): ${returns}` };
    }),
    ...(bare ? [] : [insert(closing + 1, `: ${returns}`)]),
  ];
}

/** The names of types in notations such as "(x: Vec) => Mat": what a colon follows is the name of a parameter. */
const namesIn = (types: readonly string[]): string[] => [
  ...new Set(types.flatMap((type) => type.match(/[A-Za-z_$][\w$]*(?!\s*\??\s*:)(?![\w$])/g) ?? [])),
];
