import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { codeProblems } from "#problems/catalog";
import { projectRoot } from "#server/launch/projectRoot";
import { clustersOf, standOutThreshold } from "#server/similarity/clusters";
import { compare } from "#server/similarity/compare";
import type { Comparison, ComparisonOrder } from "#server/similarity/comparison";
import { renamed } from "./renamed";

const order = (sources: Record<string, string>, rest: Partial<ComparisonOrder> = {}): ComparisonOrder => ({
  sources: Object.entries(sources).map(([id, source]) => ({ id, source, isEarlier: id.startsWith("earlier") })),
  given: [],
  known: [],
  ...rest,
});

const similarity = ({ pairs }: Comparison, left: string, right: string): number =>
  pairs.find((pair) => pair.leftId === left && pair.rightId === right)?.similarity ?? 0;

const read = (problem: string, ...file: string[]): string =>
  readFileSync(path.join(projectRoot, "problems", problem, ...file), "utf8");

const rewritesOf = (problem: string): string[] =>
  readdirSync(path.join(projectRoot, "problems", problem, "rewrites")).map((file) => read(problem, "rewrites", file));

test.each(codeProblems.map(({ slug }) => slug))(
  "%s: a renamed copy is far more similar than answers thought of apart",
  async (slug) => {
    const [a = "", b = "", c = ""] = rewritesOf(slug);
    const found = await compare(
      order({ a, b, c, copy: renamed(b) }, { given: [read(slug, "starter.ts")], known: [read(slug, "reference.ts")] }),
    );
    const apart = Math.max(similarity(found, "a", "b"), similarity(found, "a", "c"), similarity(found, "b", "c"));
    expect(similarity(found, "b", "copy")).toBeGreaterThan(0.5);
    expect(apart).toBeLessThan(0.3);
    expect(found.summary.clusters).toEqual([["b", "copy"]]);
    expect(found.pairs[0]).toMatchObject({ leftId: "b", rightId: "copy" });
  },
);

const ring = rewritesOf("ring-all-reduce")[0] ?? "";

test("functions in another order stay similar, and the fragments say which is which", async () => {
  const first =
    "function first(a: number[]) { let s = 0; for (const x of a) s += x * x; return Math.sqrt(s) / a.length; }\n";
  const second =
    "function second(m: number[][], k: number) { while (k > 0) { m = m.map((row) => row.slice(1).reverse()); k -= 2; } return m; }\n";
  const found = await compare(order({ a: first + second, b: renamed(second) + renamed(first) }));
  expect(similarity(found, "a", "b")).toBeGreaterThan(0.8);
  const fragments = found.pairs[0]?.fragments ?? [];
  expect(fragments).toHaveLength(2);
  const [one, other] = fragments;
  expect(one?.left.from).toBeLessThan(other?.left.from ?? 0);
  expect(one?.right.from).toBeGreaterThan(other?.right.from ?? 0);
});

test("answers that hold the starter alone do not match each other", async () => {
  const starter = `import { type Vec } from "numerics";
    export function run(v: Vec, n: number): Vec { const out = v.slice(); for (let i = 0; i < n; i++) out[i] = Math.abs(v[i] ?? 0); return out; }`;
  const found = await compare(order({ a: starter, b: `// nothing yet\n${starter}`, c: ring }, { given: [starter] }));
  expect(found.pairs).toEqual([]);
  expect(found.compared).toBe(1);
  expect(found.summary.setAside).toEqual(["a", "b"]);
});

test("two who wrote what the author knows as an answer have not copied it", async () => {
  const reference = read("ring-all-reduce", "reference.ts");
  const found = await compare(order({ a: reference, b: renamed(reference), c: ring }, { known: [reference] }));
  expect(similarity(found, "a", "b")).toBe(0);
  expect(found.compared).toBe(3);
});

test("among many, what more than half of them wrote is no sign of copying, and what few have in common is", async () => {
  const usual = read("ring-all-reduce", "reference.ts");
  const sources = Object.fromEntries(Array.from({ length: 24 }, (_, index) => [`usual${index}`, usual]));
  const found = await compare(order({ ...sources, a: ring, b: renamed(ring) }));
  expect(similarity(found, "usual0", "usual1")).toBe(0);
  expect(similarity(found, "a", "b")).toBeGreaterThan(0.8);
  expect(found.summary.clusters).toEqual([["a", "b"]]);
});

test("earlier answers are compared with those of now and not with each other", async () => {
  const found = await compare(order({ a: ring, earlier1: ring, earlier2: renamed(ring) }));
  expect(found.pairs.map(({ leftId, rightId }) => [leftId, rightId])).toEqual([
    ["a", "earlier1"],
    ["a", "earlier2"],
  ]);
  expect(found.summary.earlier).toBe(2);
});

test("a broken copy is still found", async () => {
  const broken = renamed(ring)
    .replace(/\)\s*\{/, ") {{ if (")
    .slice(0, -30);
  const found = await compare(order({ a: ring, b: broken, c: rewritesOf("ring-all-reduce")[1] ?? "" }));
  expect(similarity(found, "a", "b")).toBeGreaterThan(0.4);
});

const kib = 64 * 1024;
test.each([
  ["one sum", "x = a" + "+a".repeat(kib / 2 - 4)],
  ["one line", "f(a[i] ?? 0, b * 2);\n".repeat(3_000)],
  ["blocks", "{".repeat(kib)],
  ["calls", `a${"()".repeat(kib / 2 - 1)}`],
  ["nothing", ""],
  [
    "a line without repeats",
    Array.from({ length: 5_000 }, (_, i) => ["a+", "b*", "[1],", "f(", ")-", "!"][(i * i) % 6]).join(""),
  ],
])("%s, over and over by ten people, is compared within what a process has", async (_, source) => {
  const sources = Object.fromEntries(Array.from({ length: 10 }, (__, index) => [`s${index}`, source.slice(0, kib)]));
  const found = await compare(order(sources));
  for (const pair of found.pairs) {
    expect(pair.similarity).toBeLessThanOrEqual(1);
    expect(pair.fragments.length).toBeLessThanOrEqual(40);
  }
});

test("fragments of a pair do not overlap, on either side", async () => {
  const [a = "", b = ""] = rewritesOf("relu-sgd");
  const found = await compare(order({ a: a + b, b: renamed(b) + renamed(a) }));
  const fragments = found.pairs[0]?.fragments ?? [];
  expect(fragments.length).toBeGreaterThan(1);
  for (const side of ["left", "right"] as const) {
    const stretches = fragments.map((fragment) => fragment[side]).sort((x, y) => x.from - y.from);
    for (const [index, { from }] of stretches.entries())
      expect(from).toBeGreaterThanOrEqual(stretches[index - 1]?.to ?? 0);
  }
});

test("the histogram counts every pair once", async () => {
  const found = await compare(order({ a: ring, b: renamed(ring), c: rewritesOf("ring-all-reduce")[1] ?? "" }));
  expect(found.summary.histogram.reduce((sum, count) => sum + count, 0)).toBe(3);
});

test("progress only grows, from 0 to 1", async () => {
  const heard: number[] = [];
  await compare(order({ a: ring, b: renamed(ring) }), (progress) => Promise.resolve(void heard.push(progress)));
  expect(heard).toEqual([...heard].sort((a, b) => a - b));
  expect(Math.min(...heard)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...heard)).toBeLessThanOrEqual(1);
});

test("what stands out follows how alike the others are", () => {
  const spread = (from: number, to: number) => Array.from({ length: 101 }, (_, i) => from + ((to - from) * i) / 100);
  const different = standOutThreshold(spread(0, 0.1)).threshold;
  const alike = standOutThreshold(spread(0.5, 0.6)).threshold;
  expect(alike - different).toBeCloseTo(0.5);
  expect(standOutThreshold([...spread(0, 0.1), 0.95, 1]).threshold).toBeCloseTo(different, 1);
  expect(standOutThreshold(spread(0.2, 1)).threshold).toBeLessThan(1);
  expect(standOutThreshold([])).toMatchObject({ median: 0 });
});

test("clusters hang together through others, the largest first", () => {
  const pairs = [
    ["a", "b"],
    ["x", "y"],
    ["c", "b"],
  ] as const;
  expect(clustersOf(pairs).map((group) => [...group].sort())).toEqual([
    ["a", "b", "c"],
    ["x", "y"],
  ]);
});
