import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import * as numerics from "numerics";
import type { Mat, Vec } from "numerics";

/*
 * What students see on hover comes from the docblocks, so they are tested: everything exported has one, with an example
 * that is true.
 */

const folder = join(process.cwd(), "numerics");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((path) => path.endsWith(".ts"));
const documented = new Map<string, string>();
for (const path of files) {
  const text = readFileSync(join(folder, path), "utf8");
  const docblock = /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*export (?:abstract )?(?:function|class|interface|type) (\w+)/g;
  for (const [, comment = "", name = ""] of text.matchAll(docblock)) documented.set(name, comment);
}

const exportedFunctions = Object.entries(numerics)
  .filter(([, value]) => !value.toString().startsWith("class"))
  .map(([name]) => name);
const examples = [...documented].flatMap(([name, comment]) =>
  [...comment.matchAll(/@example (.*) \/\/ (.*)/g)].map(([, call = "", result = ""]) => ({ name, call, result })),
);

test("every exported function explains itself, with an example", () => {
  const withExample = new Set(examples.map(({ name }) => name));
  expect(exportedFunctions.filter((name) => !withExample.has(name))).toEqual([]);
});

test("every exported class and type explains itself", () => {
  const door = readFileSync(join(folder, "index.ts"), "utf8");
  const names = [...door.matchAll(/[{,]\s*(?:type )?([A-Z]\w+)/g)].map(([, name = ""]) => name);
  expect(names).toEqual(expect.arrayContaining(["Vec", "Mat", "Closeness", "ConstantRngState", "Rng", "ShapeError"]));
  expect(names.filter((name) => !documented.has(name))).toEqual([]);
});

test.each(examples)("the example of $name is true: $call is $result", ({ call, result }) => {
  const evaluate = (code: string): unknown => runInNewContext(`(${code})`, { ...numerics });
  expect(asText(evaluate(call))).toBe(asText(evaluate(result)));
});

const asText = (value: unknown): string =>
  JSON.stringify(value, (_, entry: unknown) => (entry instanceof Float64Array ? [...entry] : entry));

const x: Vec = numerics.vec([3, -1, 2]);
const y: Vec = numerics.vec([0.5, 4, -2]);
const a: Mat = numerics.matrix(2, 3, [1, 2, 3, 4, 5, 6]);
const b: Mat = numerics.matrix(2, 3, [1, 0, 0, -1, 2, 5]);
const square: Mat = numerics.matrix(3, 3, [2, 0, 1, 0, 3, 0, 1, 1, 1]);
const rng = numerics.constantRng(1);
const list = [3, 1, 2];

const calls: Record<string, () => unknown> = {
  vec: () => numerics.vec(x),
  zeros: () => numerics.zeros(3),
  add: () => numerics.add(x, y),
  subtract: () => numerics.subtract(x, y),
  multiply: () => numerics.multiply(x, y),
  scale: () => numerics.scale(x, 1),
  axpy: () => numerics.axpy(0, x, y),
  map: () => numerics.map(x, (entry) => entry),
  sign: () => numerics.sign(x),
  sum: () => numerics.sum(x),
  dot: () => numerics.dot(x, x),
  argmax: () => numerics.argmax(x),
  concat: () => numerics.concat(x),
  norm1: () => numerics.norm1(x),
  norm2: () => numerics.norm2(x),
  normInf: () => numerics.normInf(x),
  normP: () => numerics.normP(x, 3),
  rms: () => numerics.rms(x),
  frobenius: () => numerics.frobenius(a),
  matrix: () => numerics.matrix(3, 1, x),
  matrixFromRows: () => numerics.matrixFromRows([x, y]),
  identity: () => numerics.identity(3),
  row: () => numerics.row(a, 0),
  col: () => numerics.col(a, 0),
  entry: () => numerics.entry(a, 1, 1),
  addMat: () => numerics.addMat(a, b),
  subtractMat: () => numerics.subtractMat(a, b),
  scaleMat: () => numerics.scaleMat(a, 1),
  mapMat: () => numerics.mapMat(a, (entry) => entry),
  transpose: () => numerics.transpose(square),
  matmul: () => numerics.matmul(a, square),
  matvec: () => numerics.matvec(square, x),
  outer: () => numerics.outer(x, y),
  allClose: () => numerics.allClose(a, b),
  seededRng: () => numerics.seededRng("a"),
  rngFromState: () => numerics.rngFromState(rng.state()),
  permutation: () => numerics.permutation(3, rng),
  choice: () => numerics.choice(list, rng),
  constantRng: () => numerics.constantRng(1),
  scriptedRng: () => numerics.scriptedRng(list),
  countedRng: () => numerics.countedRng(rng),
  mean: () => numerics.mean(x),
  variance: () => numerics.variance(x),
  standardError: () => numerics.standardError(x),
  kurtosis: () => numerics.kurtosis(x),
  lag1Correlation: () => numerics.lag1Correlation(x),
  quantile: () => numerics.quantile(x, 0.5),
  normalCdf: () => numerics.normalCdf(1),
  inverseNormalCdf: () => numerics.inverseNormalCdf(0.5),
};

test("the table below has every exported function", () => {
  expect(Object.keys(calls).toSorted()).toEqual(exportedFunctions.toSorted());
});

test.each(Object.entries(calls))("%s leaves its arguments as they were and returns memory of its own", (_, call) => {
  const given = [x, y, a.data, b.data, square.data];
  const before = asText([given, list]);
  const result = call();
  expect(asText([given, list])).toBe(before);
  const returned = result instanceof Float64Array ? result : (result as Partial<Mat>).data;
  if (returned) expect(given.map((entries) => entries.buffer)).not.toContain(returned.buffer);
});
