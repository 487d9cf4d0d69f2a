import { declareSymbols, parse, toLatex } from "numerics/expressions";

const declarations = declareSymbols([
  { kind: "count", name: "d_in", min: 2, max: 4, latex: "d_{\\text{in}}" },
  { kind: "count", name: "n", min: 2, max: 4 },
  { kind: "scalar", name: "alpha" },
  { kind: "scalar", name: "x" },
  { kind: "vector", name: "g", length: "n" },
  { kind: "vector", name: "z_1", length: "n" },
  { kind: "matrix", name: "W", rows: "n", columns: "n" },
]);

function typeset(text: string): string {
  const parsed = parse(text, declarations);
  if (!parsed.ok) throw new Error(parsed.fault.message);
  return toLatex(parsed.value, declarations);
}

test.each([
  ["-alpha/2 g", "-\\frac{\\alpha}{2}\\, g"],
  ["-(alpha/2) g", "-\\frac{\\alpha}{2}\\, g"],
  ["1/n sum_i g_i", "\\frac{1}{n}\\, \\sum_{i} g_{i}"],
  ["sum_{i=1}^n g_i^2", "\\sum_{i=1}^{n} g_{i}^{2}"],
  ["(x + 1)^2", "\\left(x + 1\\right)^{2}"],
  ["x - (alpha - 1)", "x - \\left(\\alpha - 1\\right)"],
  ["x + (alpha - 1)", "x + \\alpha - 1"],
  ["x + (-alpha)", "x + \\left(-\\alpha\\right)"],
  ["(sum_i g_i) x", "\\left(\\sum_{i} g_{i}\\right)\\, x"],
  ["max_i (2 g_i)", "\\max_{i} \\left(2\\, g_{i}\\right)"],
  ["-(-x)", "-\\left(-x\\right)"],
  ["2 * 3", "2 \\cdot 3"],
  ["norm1(g)", "\\left\\lVert g\\right\\rVert_{1}"],
  ["sqrt(d_in)", "\\sqrt{d_{\\text{in}}}"],
  ["(z_1)_2", "\\left(z_{1}\\right)_{2}"],
  ["W_{12}", "W_{1 2}"],
  ["g x 1[x > 0]", "g\\, x \\cdot 1\\, \\mathbb{1}\\left[x > 0\\right]"],
  ["1e-7", "1 \\cdot 10^{-7}"],
])("%s is typeset as %s", (text, expected) => {
  expect(typeset(text)).toBe(expected);
});

test("deep nesting is typeset in as many steps as there are parts", () => {
  const deep = `${"x-(".repeat(50)}x${")".repeat(50)}`;
  expect(typeset(deep).match(/x/gu)).toHaveLength(51);
});
