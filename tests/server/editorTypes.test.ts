import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import ts from "typescript";
import { bundleDeclarations } from "#server/editorTypes";

// The compiler reads its whole library for every program.
jest.setTimeout(60_000);

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

/** A folder with these files; returns its path. */
function folderWith(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), "allclose-types-"));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

const bundle = (files: Record<string, string>): string =>
  bundleDeclarations(path.join(folderWith(files), "engine", "index.ts"));

/** What the editor would underline in a student's file, with these declarations as the engine's. */
function complaints(declarations: string, source: string): string[] {
  const folder = folderWith({ "node_modules/numerics/index.d.ts": declarations, "solution.ts": source });
  const program = ts.createProgram([path.join(folder, "solution.ts")], {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2022.d.ts"],
    types: [],
  });
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, "\n"));
}

const engine = {
  "engine/index.ts": `/** Header of the engine. */
export { norm, pair as twins, Rng } from "./vectors";
export type { Vec } from "./vectors";
`,
  "engine/vectors.ts": `/** Header of a file. */

import type { Options } from "./options";
import { secret } from "./options";

/** A vector. */
export type Vec = Float64Array;

/**
 * How long a vector is.
 *
 * @param x - [n]
 */
export function norm(x: Vec, options: Options = {}): number {
  return x.length * secret * (options.scale ?? 1);
}

export const single = 1,
  pair = [1, 2] as const;

export class Rng {
  /** A number from 0 to 1. */
  uniform(): number {
    return 0.5;
  }
}

export function unused(): void {}
`,
  "engine/options.ts": `export const secret = 1;

export interface Options {
  /** Multiplied with everything. */
  scale?: number | Deep;
}

type Deep = 2;
`,
};

test("the engine becomes one file with what its door exports, what that mentions, and nothing else", () => {
  const declarations = bundle(engine);
  expect(declarations).not.toMatch(/from "|secret|unused|Header/);
  expect(declarations).toContain("export { Rng, Vec, norm, pair as twins };");
  expect(
    complaints(
      declarations,
      `import { norm, twins, Rng, type Vec } from "numerics";
    const x: Vec = new Float64Array(3);
    export const all: number = norm(x, { scale: 2 }) + twins[1] + new Rng().uniform();`,
    ),
  ).toEqual([]);
  expect(
    complaints(declarations, `import { pair, type Options } from "numerics"; export const p: Options = pair;`),
  ).toEqual([
    expect.stringContaining("declares 'pair' locally, but it is exported as 'twins'") as unknown,
    expect.stringContaining("declares 'Options' locally, but it is not exported") as unknown,
  ]);
});

test("docblocks of functions, members and options stay, for the hover, which writes the dash behind a parameter", () => {
  const declarations = bundle(engine);
  expect(declarations).toContain("/**\n * How long a vector is.\n *\n * @param x [n]\n */\ndeclare function norm(");
  expect(declarations).toContain("/** A number from 0 to 1. */");
  expect(declarations).toContain("/** Multiplied with everything. */");
});

test.each([
  [
    "two things of one name",
    {
      "index.ts": `export { a } from "./a"; export { b } from "./b";`,
      "a.ts": `interface T { a: 1 } export const a: T = { a: 1 };`,
      "b.ts": `interface T { b: 1 } export const b: T = { b: 1 };`,
    },
    "are called T",
  ],
  [
    "a type of a package, which the editor does not have",
    {
      "index.ts": `import type { Server } from "somewhere"; export function start(): Server { return {}; }`,
      "../node_modules/somewhere/index.d.ts": "export interface Server {}",
    },
    "only the engine's own types",
  ],
  [
    "an import under another name",
    { "index.ts": `import type { A as B } from "./a"; export const b: B = 1;`, "a.ts": "export type A = number;" },
    "without renaming",
  ],
])("%s stops the build instead of reaching the editor", (_what, files, message) => {
  const inFolder = Object.fromEntries(Object.entries(files).map(([name, text]) => [`engine/${name}`, text]));
  expect(() => bundle(inFolder)).toThrow(message);
});

test("the declarations of the real engine are free of errors and catch a student's", () => {
  const declarations = bundleDeclarations(path.resolve("numerics/index.ts"));
  const use = (expected: string): string =>
    `import { norm1, vec, type Vec } from "numerics"; const g: Vec = vec([3, -4]); export const size: ${expected} = norm1(g);`;
  expect(complaints(declarations, use("number"))).toEqual([]);
  expect(complaints(declarations, use("string"))).toEqual(["Type 'number' is not assignable to type 'string'."]);
});
