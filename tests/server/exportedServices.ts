import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";

/** Exported functions of the files of a folder whose first parameter is an Actor: what people can ask for. */
export function exportedServices(folder: string): string[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".ts"));
  return files.flatMap((name) => servicesIn(readFileSync(path.join(folder, name), "utf8"), name)).sort();
}

/** The same of one source text. */
export function servicesIn(source: string, fileName = "services.ts"): string[] {
  const file = ts.createSourceFile(fileName, source, ts.ScriptTarget.ES2022, true);
  return file.statements.filter(isExported).flatMap((statement) => {
    if (ts.isFunctionDeclaration(statement)) return takesActor(statement) ? [statement.name?.text ?? "default"] : [];
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.flatMap(({ name, initializer }) =>
      initializer !== undefined && isFunction(initializer) && takesActor(initializer) ? [name.getText(file)] : [],
    );
  });
}

const isExported = (statement: ts.Statement): boolean =>
  ts.canHaveModifiers(statement) &&
  (ts.getModifiers(statement) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);

const isFunction = (node: ts.Expression): node is ts.ArrowFunction | ts.FunctionExpression =>
  ts.isArrowFunction(node) || ts.isFunctionExpression(node);

const takesActor = ({ parameters: [first] }: ts.SignatureDeclaration): boolean => first?.type?.getText() === "Actor";
