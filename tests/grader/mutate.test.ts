import { transform } from "esbuild";
import { mutantsOf } from "#grader/mutate";
import { readNamedProblem } from "#grader/cli/problemFolder";
import { codeProblems } from "#problems/catalog";

const namesOf = (source: string): string[] => mutantsOf(source, { most: Infinity }).map(({ name }) => name);

const inFunction = (body: string): string => `export function f(a: number[], n: number) { ${body} }`;

test.each<[title: string, body: string, mutants: string[]]>([
  ["operators, and either term alone", "return n + 2;", ["n + 2 → n - 2", "n + 2 → n", "n + 2 → 2", "n + 2 → n + 3"]],
  [
    "terms that cannot stand in each other's place",
    "return n / a.length;",
    ["n / a.length → n * a.length", "n / a.length → n"],
  ],
  ["bounds and constants", "for (let i = 0; i < n; i++);", ["i = 0 → i = 1", "i < n → i <= n"]],
  ["signs", "return -n;", ["return -n; → return n;"]],
  ["indices", "return a[n];", ["a[n] → a[n + 1]", "a[n] → a[n - 1]"]],
  ["swapped arguments", "return g(a, n);", ["g(a, n) → g(n, a)"]],
  ["swapped entries", "return [n, a];", ["[n, a] → [a, n]"]],
  ["lost functions", "return Math.abs(n);", ["return Math.abs(n); → return (n);"]],
  ["functions of a spread list", "return Math.max(...a);", ["Math.max(...a) → Math.min(...a)"]],
  ["another function", "return Math.max(n, n);", ["Math.max(n, n) → Math.min(n, n)"]],
  ["guards", "if (n) return n;", ["n → false", "n → true"]],
  ["choices", "return n ? a : 7;", ["n ? a : 7 → a", "n ? a : 7 → 7", "n ? a : 7 → n ? a : 8"]],
  ["statements and accumulation", "n += 4;", ["n += 4; → ;", "n += 4 → n -= 4", "n += 4 → n += 5"]],
])("%s are changed", (_title, body, mutants) => {
  expect(namesOf(inFunction(body))).toEqual(mutants.map((change) => `f: ${change}`));
});

test("types, imports, and what only the type checker asks for are left alone", () => {
  const source = `import { dot } from "numerics";
    type Pair = [1, 2];
    interface Box { a: 1 | 2 }
    export const at = (v: number[], i: number): number => v[0] ?? 0;`;
  expect(namesOf(source)).toEqual(["at: v[0] → v[1]"]);
});

test("a mutant keeps its name when lines move, and says where it is", () => {
  const source = "export const f = (n: number) => n * 2;";
  const moved = `/** Words.\n * More words. */\n\n${source}`;
  const [before, after] = [source, moved].map((text) => mutantsOf(text, { most: Infinity }));
  expect(after?.map(({ name }) => name)).toEqual(before?.map(({ name }) => name));
  expect(before?.[0]).toMatchObject({ line: 1, source: "export const f = (n: number) => n / 2;" });
  expect(after?.[0]?.line).toBe(4);
});

test("equal changes of equal expressions have names of their own", () => {
  expect(namesOf(inFunction("g(-n); h(-n);")).filter((name) => name.includes("(-n) →"))).toEqual([
    "f: g(-n) → g(n)",
    "f: h(-n) → h(n)",
  ]);
  const names = namesOf(inFunction("return g(n < a, n < a);"));
  expect(new Set(names).size).toBe(names.length);
  expect(names).toContain("f: n < a → n <= a (2)");
});

describe.each(codeProblems.map(({ slug }) => slug))("the reference of %s", (slug) => {
  test("has mutants that differ from it and from each other, and are programs", async () => {
    const source = (await readNamedProblem(slug)).files["reference.ts"] ?? "";
    const mutants = mutantsOf(source, { most: Infinity });
    expect(mutants.length).toBeGreaterThan(3);
    expect(new Set([source, ...mutants.map((mutant) => mutant.source)]).size).toBeGreaterThan(0.9 * mutants.length);
    expect(new Set(mutants.map(({ name }) => name)).size).toBe(mutants.length);
    expect(mutants.filter((mutant) => mutant.source === source)).toEqual([]);
    const outcomes = await Promise.allSettled(mutants.map((mutant) => transform(mutant.source, { loader: "ts" })));
    expect(mutants.filter((_, index) => outcomes[index]?.status === "rejected").map(({ name }) => name)).toEqual([]);
  });

  test("gives up few of its picked mutants when another one appears", async () => {
    const source = (await readNamedProblem(slug)).files["reference.ts"] ?? "";
    const most = 4;
    const picked = (text: string) => new Set(mutantsOf(text, { most }).map(({ name }) => name));
    const before = picked(source);
    const after = picked(`${source}\nexport const other = (n: number): number => n * n;`);
    expect(before.size).toBe(most);
    expect([...after].filter((name) => !before.has(name) && !name.startsWith("other: "))).toEqual([]);
  });
});
