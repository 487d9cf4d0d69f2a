import { declareSymbols, evaluate, readExpression, type Value } from "numerics/expressions";
import { matrix, vec } from "numerics";
import samples from "../fixtures/gamma.json";

const declarations = declareSymbols([
  { kind: "vector", name: "g", length: "4" },
  { kind: "matrix", name: "A", rows: "2", columns: "3" },
  { kind: "scalar", name: "x" },
  { kind: "unit-vectors", name: "e", length: "4" },
]);
const point = {
  values: new Map<string, Value>([
    ["g", matrix(4, 1, vec([3, -1, 0, 2]))],
    ["A", matrix(2, 3, vec([1, 2, 3, 4, 5, 6]))],
    ["x", -2],
    ["e", matrix(4, 4, vec([1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1]))],
  ]),
  functions: new Map(),
};

function valueOf(text: string): number | number[] {
  const read = readExpression(text, declarations);
  if (!read.ok) throw new Error(`${text}: ${read.fault.message}`);
  const value = evaluate(read.value, point);
  if (value === undefined) throw new Error("too long");
  return typeof value === "number" ? value : [...value.data];
}

test.each<[string, number | number[]]>([
  ["0^0", 1],
  ["(0/0)^0", 1],
  ["1/0", Infinity],
  ["-1/0", -Infinity],
  ["0/0", NaN],
  ["sqrt(-1)", NaN],
  ["log(0)", -Infinity],
  ["log(-1)", NaN],
  ["(-8)^(1/3)", NaN],
  ["Gamma(0)", NaN],
  ["Gamma(-3)", NaN],
  ["Gamma(200)", Infinity],
  ["Gamma(5)", 24],
  ["sign(0)", 0],
  ["relu(x)", 0],
  ["1[x > 0] + 2[x < 0]", 2],
  ["indicator(0/0 > 0)", NaN],
  ["g_1", 3],
  ["A_{2,3}", 6],
  ["A_{23}", 6],
  ["(A_{2,1} g)_4", 8],
  ["norm1(g)", 6],
  ["norm2([3, -4])", 5],
  ["norminf(g)", 3],
  ["norm(g, inf)", 3],
  ["norm(g, 1)", 6],
  ["norm(g, 0)", NaN],
  ["rms([1, -1, 1, 1])", 1],
  ["median(g)", 1],
  ["mean(g)", 1],
  ["sum(g)", 4],
  ["max(g)", 3],
  ["min(g)", -1],
  ["argmax(g)", 1],
  ["argmax_i g_i^2", 1],
  ["product(g)", -0],
  ["max(1, x, 4)", 4],
  ["max(g, 1)", [3, 1, 1, 2]],
  ["abs(g)", [3, 1, 0, 2]],
  ["sign(g)", [1, -1, 0, 1]],
  ["e_2", [0, 1, 0, 0]],
  ["g^T g", 14],
  ["g \\cdot g", 14],
  ["A A^T", [14, 32, 32, 77]],
  ["A [1, 0, -1]", [-2, -2]],
  ["[1, 2]^T A", [9, 12, 15]],
  ["outer([1, 2], [3, 4])", [3, 4, 6, 8]],
  ["A^T", [1, 4, 2, 5, 3, 6]],
  ["sum_{k=1}^{4} k^2", 30],
  ["sum_{k=3}^{2} k", 0],
  ["mean_i g_i", 1],
  ["prod_{k=1}^{5} k", 120],
  ["sum_{k=1}^{2} k g", [9, -3, 0, 6]],
  ["g .^ 2 ./ 2", [4.5, 0.5, 0, 2]],
])("%s is %p", (text, expected) => {
  expect(valueOf(text)).toEqual(expected);
});

test.each(samples)("Γ($x) agrees with sixty digits", ({ x, gamma }) => {
  const value = valueOf(`Gamma(${x < 0 ? `(${x})` : x})`) as number;
  expect(Math.abs(value - gamma) / Math.abs(gamma)).toBeLessThan(1e-13);
});
