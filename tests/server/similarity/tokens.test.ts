import fc from "fast-check";
import { tokensOf } from "#server/similarity/tokens";

const texts = (source: string): string[] => tokensOf(source).map(({ text }) => text);

const original = `
export function mean(values: number[]): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) { sum += values[i]; }
  return sum / values.length;
}`;

test.each([
  ["other names", original.replaceAll("sum", "s").replaceAll("values", "data").replaceAll(/\bi\b/g, "index")],
  [
    "comments",
    original.replace("let sum", "/* start */ let sum // at zero\n").replace("let sum // at zero\n", "let sum"),
  ],
  ["other layout", original.replaceAll(/\s+/g, " ")],
  [
    "other types",
    original.replace(": number[]", ": Vec").replace("): number", ")").replace("sum / ", "(sum as number) / "),
  ],
  ["other numbers", original.replace("= 0", "= 1e-3")],
  ["parentheses", original.replace("sum / values.length", "((sum) / (values.length))")],
  ["const for let", original.replace("let sum", "const sum")],
  ["i += 1 for i++", original.replace("i++", "i += 1")],
  ["a single statement without braces", original.replace("{ sum += values[i]; }", "sum += values[i];")],
  [
    "imports and types beside it",
    `import { vec } from "numerics";\ninterface A { b: string }\ntype C = A;\n${original}`,
  ],
  ["a function in a constant", original.replace("function mean", "const mean = function ")],
  ["an arrow", original.replace("function mean", "const mean = ").replace("): number {", "): number => {")],
])("%s make no difference", (_, changed) => {
  expect(changed).not.toBe(original);
  expect(texts(changed)).toEqual(texts(original));
});

test.each([
  ["another operator", original.replace("sum / values", "sum * values")],
  ["another function of the language", original.replace("sum / values.length", "Math.abs(sum) / values.length")],
  ["another loop", original.replace(/for .*/, "for (const v of values) sum += v;")],
])("%s does", (_, changed) => {
  expect(texts(changed)).not.toEqual(texts(original));
});

test("functions of Math and what is imported keep their names, also under another one", () => {
  expect(texts("Math.sign(x)")).not.toEqual(texts("Math.abs(x)"));
  expect(texts('import { norm1 as n } from "numerics"; n(x)')).toEqual(
    texts('import { norm1 } from "numerics"; norm1(x)'),
  );
  expect(texts('import { norm1 as n } from "numerics"; n(x)')).not.toEqual(
    texts('import { norm2 as n } from "numerics"; n(x)'),
  );
});

test("an arrow with an expression is a function that returns it", () => {
  expect(texts("const f = (x) => x * x;")).toEqual(texts("function f(x) { return x * x; }"));
});

test("tokens carry their places, in order", () => {
  const source = "const a = 1;\nif (a) b(a);";
  const tokens = tokensOf(source);
  expect(tokens.map(({ text, start, end }) => [text, source.slice(start, end)])).toContainEqual(["name", "b"]);
  for (const [index, { start, end }] of tokens.entries()) {
    expect(start).toBeLessThanOrEqual(end);
    expect(start).toBeGreaterThanOrEqual((tokens[index - 1]?.start ?? 0) - 1);
  }
});

const deep = 20_000;
test.each([
  ["parentheses", `x = ${"(".repeat(deep)}1${")".repeat(deep)}`],
  ["arrays", `x = ${"[".repeat(deep)}${"]".repeat(deep)}`],
  ["signs", `x = ${"!".repeat(3 * deep)}a`],
  ["sums", `x = ${"a+".repeat(deep)}a`],
  ["arrows", `x = ${"a=>".repeat(deep)}1`],
  ["blocks that never end", "{".repeat(deep)],
  ["templates", "`${".repeat(deep)],
  ["types", `let x: ${"(".repeat(deep)}`],
  ["calls", `a${"()".repeat(deep)}`],
])("%s nested twenty thousand deep are read", (_, source) => {
  expect(tokensOf(source).length).toBeGreaterThan(deep / 4);
});

test("any text is read", () => {
  const piece = fc.constantFrom(
    "(",
    ")",
    "{",
    "}",
    "`${",
    "if",
    "=>",
    "a",
    "1",
    "'",
    "/*",
    "\n",
    "<",
    ":",
    "?",
    "class",
    "\0",
    "\uD800",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 200 }), (pieces) => {
      const source = pieces.join("");
      for (const { start, end } of tokensOf(source)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeLessThanOrEqual(source.length);
      }
    }),
  );
});
