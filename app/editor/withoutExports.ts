/**
 * Declarations that keep some names to themselves. What they declare stays, since other declarations may mention it; only
 * the list at the end, `export { add, argmax };`, gets shorter.
 */
export function withoutExports(declarations: string, names: readonly string[]): string {
  const end = declarations.lastIndexOf("export {");
  if (names.length === 0 || end < 0) return declarations;
  const list = declarations.slice(end).replace(/^export \{|\};\s*$/g, "");
  const kept = list
    .split(",")
    .map((item) => item.trim())
    .filter((item) => !names.includes(item));
  return `${declarations.slice(0, end)}export { ${kept.join(", ")} };\n`;
}
