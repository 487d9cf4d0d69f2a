import { createHash } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import ts from "typescript";
import { editorTypesPath } from "./editorTypesFile";
import type { EditorTypes } from "./editorTypesFile";

/** Where the editor's TypeScript looks for `import … from "numerics"` in a file under file:///answer/. */
const declarationsPath = "file:///node_modules/numerics/index.d.ts";

/** Writes the engine's declarations to .build/editor-types.json: what the editor completes, checks and explains on hover. */
export async function buildEditorTypes(): Promise<void> {
  const engine = bundleDeclarations(path.join(process.cwd(), "numerics", "index.ts"));
  await writeTypes(editorTypesPath, { [declarationsPath]: engine });
}

/** Writes a file of declarations for `readEditorTypes`. */
export async function writeTypes(file: string, files: EditorTypes["files"]): Promise<void> {
  const hash = createHash("sha256").update(JSON.stringify(files)).digest("hex").slice(0, 16);
  const types: EditorTypes = { hash, files };
  await mkdir(path.dirname(file), { recursive: true });
  // Renamed into place, so that a server reading at this moment sees the old file or the new one.
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, JSON.stringify(types));
  await rename(unfinished, file);
}

export const compilerOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  lib: ["lib.es2023.d.ts"],
  types: [],
  strict: true,
  skipLibCheck: true,
  verbatimModuleSyntax: true,
  declaration: true,
  emitDeclarationOnly: true,
};

/**
 * One declaration file for a module and everything its exports mention, with their docblocks. The files behind the
 * module's door stay out of it, so that the editor offers no import from them.
 *
 * @param entry - absolute path of the module
 * @param imported - modules that the result imports from, because the editor has them
 * @param replaced - declarations to take in the place of what the compiler makes, by the absolute path of their file
 * @throws Error if its declarations mention another package, or two different things by one name
 */
export function bundleDeclarations(
  entry: string,
  { imported = [], replaced = {} }: { imported?: readonly string[]; replaced?: Readonly<Record<string, string>> } = {},
): string {
  const root = path.dirname(entry);
  const declarations = emitDeclarations(entry, replaced);
  const program = programOver(declarations, toDeclarationPath(entry));
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(toDeclarationPath(entry));
  const module = source && checker.getSymbolAtLocation(source);
  if (module === undefined) throw new Error(`${entry} exports nothing`);

  const bundled = new Map<ts.Symbol, ts.Statement[]>();
  const names: string[] = [];
  for (const exported of checker.getExportsOfModule(module)) {
    const symbol = resolveAlias(checker, exported);
    names.push(symbol.name === exported.name ? symbol.name : `${symbol.name} as ${exported.name}`);
    collect(checker, symbol, root, bundled);
  }

  const byName = new Set<string>();
  for (const { name } of bundled.keys()) {
    if (byName.has(name)) throw new Error(`two different declarations behind ${entry} are called ${name}`);
    byName.add(name);
  }
  const statements = [...new Set([...bundled.values()].flat())];
  const texts = [...importLines(checker, statements, imported), ...statements.map(declarationText)];
  return `${texts.join("\n\n")}\n\nexport { ${names.sort().join(", ")} };\n`;
}

function emitDeclarations(entry: string, replaced: Readonly<Record<string, string>>): Map<string, string> {
  const declarations = new Map(Object.entries(replaced).map(([file, text]) => [path.normalize(file), text]));
  const program = programOver(new Map(declarations), entry);
  const { diagnostics } = program.emit(undefined, (file, text) => declarations.set(path.normalize(file), text));
  const [failure] = diagnostics;
  if (failure !== undefined) throw new Error(ts.flattenDiagnosticMessageText(failure.messageText, "\n"));
  return declarations;
}

/** A program that reads declarations from memory and the rest, such as TypeScript's own library, from disk. */
function programOver(declarations: Map<string, string>, entry: string): ts.Program {
  const host = ts.createCompilerHost(compilerOptions);
  const read = (file: string): string | undefined => declarations.get(path.normalize(file));
  const disk = { ...host };
  // A module's source beside its emitted declarations would be found first.
  host.fileExists = (file) =>
    read(file) !== undefined || (!declarations.has(toDeclarationPath(file)) && disk.fileExists(file));
  host.readFile = (file) => read(file) ?? disk.readFile(file);
  host.getSourceFile = (file, options) => {
    const text = read(file) ?? disk.readFile(file);
    return text === undefined ? undefined : ts.createSourceFile(file, text, options, true);
  };
  return ts.createProgram([entry], compilerOptions, host);
}

const toDeclarationPath = (file: string): string => path.normalize(file).replace(/(?<!\.d)\.ts$/, ".d.ts");

/** Adds a symbol's statements, and those of everything they mention inside root. */
function collect(
  checker: ts.TypeChecker,
  symbol: ts.Symbol,
  root: string,
  bundled: Map<ts.Symbol, ts.Statement[]>,
): void {
  if (bundled.has(symbol)) return;
  const statements = (symbol.declarations ?? []).map((declaration) => statementOf(declaration, symbol));
  bundled.set(symbol, statements);

  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) {
      const mentioned = checker.getSymbolAtLocation(node);
      const target = mentioned && resolveAlias(checker, mentioned);
      const origin = target && originOf(target, root, node);
      if (target !== undefined && origin === "ours") {
        if (target.name !== node.text) throw new Error(`import ${target.name} without renaming it to ${node.text}`);
        collect(checker, target, root, bundled);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const statement of statements) visit(statement);
}

function originOf(symbol: ts.Symbol, root: string, node: ts.Node): "ours" | "language" {
  const place = symbol.declarations?.[0];
  if (place === undefined) return "language";
  const file = path.normalize(place.getSourceFile().fileName);
  const isOurs = file.startsWith(root + path.sep);
  if (isOurs) return isTopLevel(place) ? "ours" : "language";
  const isLibrary = /[\\/]typescript[\\/]lib[\\/]lib\.[^\\/]*\.d\.ts$/.test(file);
  if (!isLibrary) throw new Error(`${node.getText()} comes from ${file}: the editor has only the engine's own types`);
  return "language";
}

/** Parameters, type parameters and members come along with the statement that holds them. */
const isTopLevel = (declaration: ts.Declaration): boolean =>
  ts.isSourceFile(declaration.parent) ||
  (ts.isVariableDeclaration(declaration) && ts.isSourceFile(declaration.parent.parent.parent));

function statementOf(declaration: ts.Declaration, symbol: ts.Symbol): ts.Statement {
  let node: ts.Node = declaration;
  while (!ts.isSourceFile(node.parent)) node = node.parent;
  if (!ts.isStatement(node) || ts.isExportAssignment(node))
    throw new Error(`${symbol.name} is declared in a form that cannot be bundled: ${node.getText().slice(0, 80)}`);
  return node;
}

/** What the statements mention of modules that stay modules, as import lines. */
function importLines(checker: ts.TypeChecker, statements: ts.Statement[], modules: readonly string[]): string[] {
  const names = new Map(modules.map((module) => [module, new Set<string>()]));
  const visit = (node: ts.Node): void => {
    const place = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.declarations?.[0] : undefined;
    if (place !== undefined && ts.isImportSpecifier(place)) {
      const from = place.parent.parent.parent.moduleSpecifier;
      if (ts.isStringLiteral(from)) names.get(from.text)?.add(place.getText());
    }
    ts.forEachChild(node, visit);
  };
  for (const statement of statements) visit(statement);
  return [...names]
    .filter(([, mentioned]) => mentioned.size > 0)
    .map(([module, mentioned]) => `import type { ${[...mentioned].sort().join(", ")} } from "${module}";`);
}

function resolveAlias(checker: ts.TypeChecker, symbol: ts.Symbol): ts.Symbol {
  return symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
}

/** The statement with its own docblock (not a header of the file above it), without `export`. */
function declarationText(statement: ts.Statement): string {
  const text = statement.getSourceFile().text;
  const comments = ts.getLeadingCommentRanges(text, statement.getFullStart()) ?? [];
  const docblock = comments
    .map(({ pos, end }) => text.slice(pos, end))
    .findLast((comment) => comment.startsWith("/**"))
    // The editor writes a dash of its own behind the name of a parameter.
    ?.replace(/(@param \S+) - /g, "$1 ");
  const modifiers = ts.canHaveModifiers(statement) ? (ts.getModifiers(statement) ?? []) : [];
  const outer = [ts.SyntaxKind.ExportKeyword, ts.SyntaxKind.DeclareKeyword];
  const end = modifiers.filter(({ kind }) => outer.includes(kind)).at(-1)?.end ?? statement.getStart();
  const body = text.slice(end, statement.end).trimStart();
  const needsDeclare = !ts.isInterfaceDeclaration(statement) && !ts.isTypeAliasDeclaration(statement);
  return [docblock, needsDeclare ? `declare ${body}` : body].filter((part) => part !== undefined).join("\n");
}
