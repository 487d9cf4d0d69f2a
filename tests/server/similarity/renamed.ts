import ts from "typescript";

/** A program as somebody hands it in who copied it and gave everything another name, with a remark on every function. */
export function renamed(source: string): string {
  const scanner = ts.createScanner(ts.ScriptTarget.ES2022, false, ts.LanguageVariant.Standard, source);
  const kept = new Set(["Math", "Number", "Array", "Float64Array", "undefined", "Infinity", "NaN"]);
  const names = new Map<string, string>();
  let copy = "";
  let before: ts.SyntaxKind = ts.SyntaxKind.Unknown;
  let isImport = false;
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) {
    const text = scanner.getTokenText();
    if (kind === ts.SyntaxKind.ImportKeyword) isImport = true;
    if (kind === ts.SyntaxKind.SemicolonToken) isImport = false;
    const isName = kind === ts.SyntaxKind.Identifier;
    if (isName && isImport) kept.add(text);
    if (kind === ts.SyntaxKind.FunctionKeyword) copy += "/* this is what I thought of */ ";
    if (isName && before !== ts.SyntaxKind.DotToken && !kept.has(text)) {
      if (!names.has(text)) names.set(text, `my${names.size}`);
      copy += names.get(text) ?? text;
    } else copy += text;
    if (text.trim() !== "") before = kind;
  }
  return copy;
}
