import { declareSymbols, equivalent, readExpression, samplePoint, type CheckedExpression } from "numerics/expressions";
import { seededRng } from "numerics";

const declarations = declareSymbols([
  { kind: "count", name: "n", min: 2, max: 9 },
  { kind: "count", name: "p", min: 1, max: 9, multipleOf: "n" },
  { kind: "scalar", name: "x" },
  { kind: "scalar", name: "s", domain: "positive" },
  { kind: "scalar", name: "t", domain: "negative" },
  { kind: "scalar", name: "r", domain: { from: 2, to: 3 } },
  { kind: "dependent", name: "q", equals: "r/(r-1)" },
  { kind: "vector", name: "g", length: "n" },
  { kind: "matrix", name: "A", rows: "n", columns: "n" },
  { kind: "index", name: "i", over: "n" },
  { kind: "index", name: "k", over: "n", equals: "argmax(abs(g))" },
]);

function read(text: string): CheckedExpression {
  const outcome = readExpression(text, declarations);
  if (!outcome.ok) throw new Error(`${text}: ${outcome.fault.message}`);
  return outcome.value;
}

const check = (key: string, answer: string) => equivalent(read(key), read(answer), declarations, "seed");

test.each([
  ["x^2", "2 x^2", { kind: "factor", factor: 2 }],
  ["x^2", "x^2/3", { kind: "factor", factor: 0.33333333 }],
  ["g", "-g", { kind: "factor", factor: -1 }],
  ["relu(x) s", "3 s x 1[x > 0]", { kind: "factor", factor: 3 }],
  ["x + s", "x + s + 1", { kind: "shift", constant: 1 }],
  ["x/s", "s/x", { kind: "reciprocal" }],
  ["A", "A^T", { kind: "transposed" }],
  ["x", "x s", undefined],
  ["x", "x + s", undefined],
  ["g", "sign(g)", undefined],
])("where %s is asked for, %s is related by %j", (key, answer, relation) => {
  const result = check(key, answer);
  expect(result.status).toBe("different");
  expect("relation" in result ? result.relation : undefined).toEqual(relation);
});

test("an answer of the transposed shape is told so", () => {
  expect(check("g", "g^T")).toMatchObject({ status: "wrong-shape", relation: { kind: "transposed" } });
  expect(check("g", "2 g^T")).not.toHaveProperty("relation");
});

test("a witness shows the values that differ", () => {
  const result = check("x^2", "x^3");
  if (result.status !== "different") throw new Error(result.status);
  const x = result.witness.point.values.get("x") as number;
  expect(result.witness.key).toBeCloseTo(x * x, 12);
  expect(result.witness.answer).toBeCloseTo(x * x * x, 12);
  expect(Number(x.toPrecision(3))).toBe(x);
});

test.each([
  ["x", "sqrt(x)^2"],
  ["x", "x + log(t)"],
  ["x", "x/(x - x)"],
  ["x", "x + 0/0"],
  ["x", "x + g_9 - g_9"],
  ["s", "exp(1000 s) s/exp(1000 s)"],
  ["x", "x Gamma(0)"],
  ["x", "1[sqrt(t) > 0] + x"],
])("where %s has a value, %s has none", (key, answer) => {
  expect(check(key, answer).status).toBe("undefined");
});

test("points where the key has no value are passed over", () => {
  expect(check("sqrt(x)", "x^(1/2)").status).toBe("equivalent");
  expect(() => check("sqrt(t)", "s")).toThrow("values in its domain");
});

test("the same seed gives the same result, to the bit", () => {
  const result = (seed: string) => JSON.stringify(equivalent(read("x s"), read("x + s"), declarations, seed));
  expect(result("a")).toBe(result("a"));
  expect(result("a")).not.toBe(result("b"));
});

test("sampled values keep to their declarations", () => {
  for (let draw = 0; draw < 300; draw++) {
    const { values } = samplePoint(declarations, seededRng(`draw ${draw}`));
    const value = (name: string): number => values.get(name) as number;
    const g = values.get("g");
    if (typeof g !== "object") throw new Error("g is no vector");
    const sizes = [...g.data].map(Math.abs);
    expect(value("n")).toBe(g.rows);
    expect(value("p") % value("n")).toBe(0);
    expect(value("s")).toBeGreaterThanOrEqual(0.1);
    expect(value("s")).toBeLessThanOrEqual(10);
    expect(value("t")).toBeLessThan(0);
    expect(1 / value("r") + 1 / value("q")).toBeCloseTo(1, 12);
    expect(new Set(sizes).size).toBe(g.rows);
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    expect(value("i")).toBeGreaterThanOrEqual(1);
    expect(value("i")).toBeLessThanOrEqual(g.rows);
    expect(sizes[value("k") - 1]).toBe(Math.max(...sizes));
  }
});

test.each([
  [[{ kind: "vector", name: "g", length: "d" }], "declared before g"],
  [[{ kind: "scalar", name: "sum" }], "not taken"],
  [
    [
      { kind: "scalar", name: "a_1" },
      { kind: "scalar", name: "a1" },
    ],
    "not taken",
  ],
  [[{ kind: "scalar", name: "__proto__" }], "a name of letters"],
  [[{ kind: "count", name: "n", min: 3, max: 2 }], "whole numbers"],
  [[{ kind: "dependent", name: "q", equals: "p/(p-1)" }], "a definition of q"],
] as const)("a declaration that makes no sense is its author's mistake: %j", (symbols, message) => {
  expect(() => declareSymbols(symbols)).toThrow(message);
});
