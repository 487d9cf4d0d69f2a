import { finishedProgram } from "#server/reduction/finishedProgram";
import { foreignWords, ownWords, replaceWords } from "#server/reduction/neutralNames";
import { plainProgram } from "#server/reduction/plainProgram";
import { tellsWho } from "#server/reduction/tellsWho";

const vec = { name: "g", type: "Vec" };
const order = {
  signatures: [{ name: "step", parameters: [vec, { name: "alpha", type: "number" }], returns: "Vec" }],
  known: [
    'import type { Vec } from "numerics";\nexport function step(g: Vec, alpha: number): Vec { const norm = 1; return g; }',
  ],
};
const neutral = (source: string): string => replaceWords(source, ownWords(source, order));
const bare = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

test.each<[string, string, string]>([
  [
    "parameters get the names that the problem gives them",
    "export function step(quilla, lr) { return quilla.map((e) => e * lr); }",
    "export function step(g, alpha) { return g.map((e) => e * alpha); }",
  ],
  [
    "names of one letter stay, and those that everybody knows",
    "export const step = (v, a) => { const norm = a; return [norm]; }",
    "export const step = (g, alpha) => { const norm = alpha; return [norm]; }",
  ],
  [
    "other names are neutral ones, by what they name",
    "class Quilla { xanthe() { return 1; } } const quillas = () => new Quilla(); export const step = () => quillas().xanthe();",
    "class Helper { field() { return 1; } } const helper = () => new Helper(); export const step = () => helper().field();",
  ],
  [
    "members get a name everywhere, written short or not",
    "const quilla = 1; const { xanthe } = { xanthe: quilla }; export const step = () => ({ quilla, xanthe }).quilla;",
    "const value = 1; const { field: value2 } = { field: value }; export const step = () => ({ field2: value, field: value2 }).field2;",
  ],
  [
    "an import is known by its own name",
    'import { dot as quilla } from "numerics"; export const step = (a) => quilla(a, a);',
    'import { dot } from "numerics"; export const step = (g) => dot(g, g);',
  ],
  [
    "texts go, but for those with a meaning in the language",
    'export const step = (g) => { if (typeof g === "number") throw new Error("quilla"); return `xanthe ${g} quilla`; };',
    'export const step = (g) => { if (typeof g === "number") throw new Error(""); return `${g}`; };',
  ],
  [
    "labels are names, and what the language has stays",
    "export const step = (g) => { quilla: for (;;) break quilla; return Math.max(...arguments, Number.EPSILON, globalThis.NaN); };",
    "export const step = (g) => { value: for (;;) break value; return Math.max(...arguments, Number.EPSILON, globalThis.NaN); };",
  ],
])("%s", (_, source, expected) => {
  const found = neutral(source);
  expect(bare(found)).toBe(bare(expected));
  expect(foreignWords(found, order)).toEqual([]);
});

test("what is left of its author is told", () => {
  expect(foreignWords('export const step = (g) => g.quilla + "xanthe";', order).sort()).toEqual(["quilla", "xanthe"]);
});

test("a small program is written as an author writes it", () => {
  const source =
    'import { dot } from "numerics";\nexport function step(g, alpha) { return ((g).map((e) => (alpha * (e + 1)))); }\nexport {};';
  expect(finishedProgram(source, order)).toBe(
    'import type { Vec } from "numerics";\nimport { dot } from "numerics";\n\n' +
      "export function step(g: Vec, alpha: number): Vec { return g.map((e) => alpha * (e + 1)); }\n",
  );
  const arrow = finishedProgram("export const step = g => g;", order);
  expect(arrow).toContain("export const step = (g: Vec): Vec => g;");
});

test("types, comments and layout are no part of a plain program", () => {
  const plain = plainProgram("// quilla\nexport const step = (g /* xanthe */: number[]) =>   g as unknown;\n");
  expect(plain.trim()).toBe("export const step = (g) => g;");
});

const student = { id: "0192f0c1-7a7a-7000-8000-00000000beef", name: "Max Quilla", email: "q.xanthe42@example.edu" };

test.each([
  ["const quilla = 1;", "quilla"],
  ["const text = 'Q.Xanthe42';", "q.xanthe42"],
  ["const text = '0192f0c1-7a7a-7000-8000-00000000beef';", student.id],
  ["const xanthe42 = 1;", "xanthe42"],
  // The language's own, or in a program that everybody knows.
  ["Math.max(1, 2)", undefined],
  ["const tranquilla = 1;", undefined],
])("%s tells %s", (source, word) => {
  expect(tellsWho(source, student, [])).toBe(word);
  if (word === "quilla") expect(tellsWho(source, student, ["const quilla = 2;"])).toBeUndefined();
});
