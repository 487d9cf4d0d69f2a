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
const positive: Mat = numerics.matrix(3, 3, [4, 1, 0, 1, 5, 1, 0, 1, 6]);
const net: numerics.MlpParams = {
  W: [b, numerics.matrix(1, 2, [1, -1])],
  b: [numerics.vec([1, 2]), numerics.vec([3])],
};
const inputs: Mat = numerics.matrix(2, 3, [1, 2, 0.5, -1, 0, 3]);
const scores: Mat = numerics.matrix(2, 1, [3, 4]);
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
  spectral: () => numerics.spectral(a),
  rowRange: () => numerics.rowRange(a, 0, 2),
  colRange: () => numerics.colRange(a, 0, 3),
  diagonal: () => numerics.diagonal(square),
  diagonalMat: () => numerics.diagonalMat(x),
  svd: () => numerics.svd(a),
  cholesky: () => numerics.cholesky(positive),
  solveLower: () => numerics.solveLower(positive, x),
  solveUpper: () => numerics.solveUpper(positive, x),
  solvePositive: () => numerics.solvePositive(positive, x),
  leastSquares: () => numerics.leastSquares(square, x),
  ridge: () => numerics.ridge(square, x, 0.1),
  relu: () => numerics.relu(1),
  logSumExp: () => numerics.logSumExp(x),
  softmax: () => numerics.softmax(x),
  meanSquaredError: () => numerics.meanSquaredError(a, b),
  softmaxCrossEntropy: () => numerics.softmaxCrossEntropy(a, list.slice(1)),
  mlpForward: () => numerics.mlpForward(net, inputs),
  mlpBackward: () => numerics.mlpBackward(net, inputs, scores),
  mlpLossGradient: () => numerics.mlpLossGradient(net, inputs, (outputs) => numerics.meanSquaredError(outputs, scores)),
  crossEntropyGradient: () => numerics.crossEntropyGradient()(net, inputs, numerics.zeros(2)),
  mlpOutputGradients: () => numerics.mlpOutputGradients(net, inputs),
  flattenParams: () => numerics.flattenParams(net),
  unflattenParams: () => numerics.unflattenParams(numerics.zeros(11), net),
  sgd: () => numerics.sgd(x, y, undefined, { lr: 1 }),
  momentum: () => numerics.momentum(x, y, { v: y }, { lr: 1 }),
  rmsprop: () => numerics.rmsprop(x, y, { cache: x.map(Math.abs) }, { lr: 1 }),
  adam: () => numerics.adam(x, y, { m: y, v: x.map(Math.abs), t: 1 }, { lr: 1 }),
  courseObjective: () => numerics.courseObjective(1, 2),
  movedCourseObjective: () => numerics.movedCourseObjective(1, 2)(3, 4),
  quantizedCourseObjective: () => numerics.quantizedCourseObjective(1, 2)(3, 4),
  courseGradient: () => numerics.courseGradient(1, 2),
  movedCourseGradient: () => numerics.movedCourseGradient(1, 2)(3, 4),
  smoothedCourseObjective: () => numerics.smoothedCourseObjective(1, 2, 0.3),
  smoothedCourseGradient: () => numerics.smoothedCourseGradient(1, 2, 0.3),
  planeCubic: () => numerics.planeCubic(1, 2, 3)(4, 5),
  planeCubicGradient: () => numerics.planeCubicGradient(1, 2, 3)(4, 5),
  monteCarloSmooth: () => numerics.monteCarloSmooth(numerics.courseObjective, 1, 2, 0.3, 2, rng),
  quadratureSmooth: () => numerics.quadratureSmooth(numerics.courseObjective, 1, 2, 0.3, 3),
  gaussHermite: () => numerics.gaussHermite(3),
  convolveGaussian: () => numerics.convolveGaussian(x, 1, 0),
  convolveGaussianMat: () => numerics.convolveGaussianMat(a, 1, 0),
  numericalGradient: () => numerics.numericalGradient(numerics.norm2, x),
  messageFabric: () => numerics.messageFabric(3),
  binomialCdf: () => numerics.binomialCdf(1, 2, 0.5),
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
  const given = memoryOf([x, y, a, b, square, positive, net, inputs, scores]);
  const before = asText([given, list]);
  const result = call();
  expect(asText([given, list])).toBe(before);
  const buffers = given.map((entries) => entries.buffer);
  for (const returned of memoryOf(result)) expect(buffers).not.toContain(returned.buffer);
});

/** Every vector inside a value, those of matrices and networks too. */
function memoryOf(value: unknown): Float64Array[] {
  if (value instanceof Float64Array) return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(memoryOf) : [];
}
