import { transpile } from "#grader/transpile";

test.each([
  ["a file of Node", `import fs from "node:fs";\nexport const x = fs;`, '"node:fs"', 1],
  ["a file by its path", `\n\nimport x from "/etc/passwd"; export { x };`, '"/etc/passwd"', 3],
  ["something only passed on", `export * from "os";`, '"os"', 1],
  ["something imported while it runs", `export const f = () => import("fs");`, '"fs"', 1],
  ["a name that is computed", `export const f = (name: string) => import(name);`, "A computed import", 1],
])("importing %s is refused with its place", async (_title, source, name, line) => {
  const result = await transpile(source);
  expect(result).toMatchObject({
    ok: false,
    message: `${name} cannot be imported. Your code may import "numerics" and nothing else.`,
    place: { line },
  });
});

test.each([
  ["the engine", `import { sum, type Vec } from "numerics"; export const f = (x: Vec) => sum(x);`],
  [
    "types of anywhere, which are gone when it runs",
    `import type { Mistake } from "allclose"; export const f = (x: Mistake) => x;`,
  ],
  ["an import that is never used", `import { Mistake } from "allclose"; export const f = 1;`],
  ["the word import in a text", `export const f = 'import fs from "fs"';`],
])("%s may be imported or written", async (_title, source) => {
  expect((await transpile(source)).ok).toBe(true);
});

test("a syntax error says what and where, counted from 1", async () => {
  expect(await transpile("export const a = 1;\nexport function f(x: number { }")).toEqual({
    ok: false,
    message: 'Expected ")" but found "{"',
    place: { line: 2, column: 29 },
  });
});

test.each([
  ["deeply nested brackets", "[".repeat(6_000)],
  ["deeply nested brackets that close", `export const x = ${"[".repeat(20_000)}${"]".repeat(20_000)};`],
  ["an unfinished text", "export const x = `"],
  ["bytes that are no text", "\u0000\uD800\uFFFF"],
  [
    "a type that would take a checker minutes",
    `type A = ${Array.from({ length: 2_000 }, (_, i) => `{ a${i}: 1 }`).join(" | ")}; export const x = 1;`,
  ],
  ["nothing", ""],
])("%s neither crashes nor hangs it", async (_title, source) => {
  const result = await transpile(source);
  expect(typeof result.ok).toBe("boolean");
});

const doubling = (times: number): string => {
  const members = Array.from({ length: times }, (_, index) => `A${index + 1} = A${index} + A${index}`);
  return `enum E { A0 = "sixteen letters.", ${members.join(", ")} } export const x = E.A${times};`;
};

test.each([18, 24, 40])("an enum that doubles %i times is refused, and those behind it are compiled", async (times) => {
  const [refused, ...behind] = await Promise.all([
    transpile(doubling(times)),
    transpile("export const a = 1;"),
    transpile("export const a: = 1;"),
    transpile("export const a: number = 2;"),
  ]);
  expect(refused).toEqual({
    ok: false,
    message: expect.stringMatching(/^Your code cannot be compiled: it /) as string,
  });
  expect(behind.map(({ ok }) => ok)).toEqual([true, false, true]);
});

test("places in the result lead back to the source, and other frames are left out", async () => {
  const source = `type T = {\n  a: number;\n};\n\nexport function f(x: T): number {\n  return x.a.b.c;\n}\n`;
  const result = await transpile(source);
  if (!result.ok) throw new Error(result.message);
  const lines = result.transpiled.code.split("\n");
  const row = lines.findIndex((line) => line.includes("x.a.b.c")) + 1;
  const column = (lines[row - 1] ?? "").indexOf("x.a") + 1;
  const stack = `TypeError: x\n    at f (program.js:${row}:${column})\n    at Object.load (guest:10:5)\n    at program.js:999999:1\n    at node:vm:1:1`;
  expect(result.transpiled.placesIn(stack)).toEqual([{ function: "f", line: 6, column: 10 }]);
});

test("a stack text made up by the student yields at most places in their own source", async () => {
  const result = await transpile("export const f = 1;");
  if (!result.ok) throw new Error(result.message);
  const forged =
    `at /etc/passwd:1:1\n at <script> (program.js:1:1)\n at ${"x".repeat(10_000)} (program.js:1:1)\n`.repeat(100);
  for (const place of result.transpiled.placesIn(forged)) expect(place.line).toBe(1);
  expect(result.transpiled.placesIn("").length).toBe(0);
});

describe("a problem that withholds norm1 of the engine", () => {
  const message = '"norm1" of "numerics" cannot be used here: writing it yourself is part of this problem.';

  test.each([
    ["by its name", `import { sum, norm1 } from "numerics";\nexport const f = [sum, norm1];`, 1],
    ["under another name", `\n\nimport {\n  norm1 as length,\n} from "numerics";\nexport const f = length;`, 3],
    ["passed on", `\nexport { norm1 } from "numerics";`, 2],
  ])("refuses it %s, with its place", async (_title, source, line) => {
    expect(await transpile(source, ["rms", "norm1"])).toMatchObject({ ok: false, message, place: { line } });
  });

  test.each([
    ["the rest of the engine", `import { norm2, add as norm1 } from "numerics"; export const f = [norm2, norm1];`],
    ["a function of the student's by that name", `export const norm1 = (x: Float64Array) => x.length;`],
  ])("lets %s be", async (_title, source) => {
    expect((await transpile(source, ["norm1"])).ok).toBe(true);
  });
});
