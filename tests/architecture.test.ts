import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { z } from "zod";

/*
 * Each rule of .dependency-cruiser.cjs and eslint.config.js is broken once, in a small tree of its own that has the same
 * shape and is read with the same configuration. A rule that stopped biting fails here; so does a rule without a row.
 */

const root = process.cwd();
const cruiser = join(root, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
const linter = join(root, "node_modules/eslint/bin/eslint.js");
const folders = ["numerics", "problems", "grader", "server", "prisma", "app", "tests", "bench"];

/** Rule → the file that breaks it and the line that does. */
const badImports: Record<string, [file: string, line: string]> = {
  "no-cycles": ["server/chicken.ts", `import "./egg";`],
  resolvable: ["server/lost.ts", `import "./nowhere";`],
  "numerics-stands-alone": ["numerics/disk.ts", `import "node:fs";`],
  "numerics-one-door": ["app/sideEntrance.tsx", `import "../numerics/vec";`],
  "problem-folders-apart": ["problems/copied/reference.ts", `import "../original/reference";`],
  "problem-format-is-data": ["problems/signature.ts", `import "node:fs";`],
  "fields-are-loaded-by-pages": ["server/screen.ts", `import "../problems/kinds/number/Input.client";`],
  "problems-know-no-program": ["problems/catalog.ts", `import "#server/errors";`],
  "grader-knows-only-the-format": ["grader/gradeAnswer.ts", `import "#problems/catalog";`],
  "grading-programs-know-no-server": ["grader/cli/grade.ts", `import "#server/drafts";`],
  "grader-has-no-framework": ["grader/rooms/framework.ts", `import "react";`],
  "guests-are-alone": ["grader/guests/student.ts", `import { VerdictSchema } from "../verdict";`],
  "only-the-worker-grades": ["server/impatient.ts", `import "#grader/grader";`],
  "server-without-pages": ["server/upward.ts", `import "../app/page";`],
  "services-without-web": ["server/request.ts", `import { cookies } from "next/headers";`],
  "one-sign-in-door": ["app/signIn.tsx", `import "next-auth";`],
  "one-database-door": ["server/direct.ts", `import "#prisma/client/client";`],
  "app-through-server": ["app/catalogPage.tsx", `import "#problems/schema";`],
  "client-takes-types": ["app/Secret.client.tsx", `import { drafts } from "#server/drafts";`],
  "one-editor-door": ["app/SecondEditor.client.tsx", `import "monaco-editor";`],
  "tests-are-leaves": ["server/tested.ts", `import "../tests/some.test";`],
  "benchmarks-are-leaves": ["server/measured.ts", `import "../bench/some";`],
};

/** What the bad lines reach, and imports that look alike and are allowed. */
const innocentFiles: Record<string, string> = {
  "numerics/index.ts": `export * from "./vec";`,
  "numerics/vec.ts": `export const vec = 1;`,
  "numerics/expressions/index.ts": `import "../vec";`,
  "problems/schema.ts": `import "zod";`,
  "problems/authoring.ts": `import "./schema";`,
  "problems/folder.ts": `import "node:fs"; import "./schema";`,
  "problems/kinds/kinds.ts": `import "./number/kind"; export const load = () => import("./number/Input.client");`,
  "problems/kinds/number/kind.ts": `import "numerics/expressions"; import "zod";`,
  "problems/kinds/number/Input.client.tsx": `import "react"; import "../../../app/Draft.client"; import "./kind";`,
  "problems/original/reference.ts": `import "numerics"; import type {} from "allclose";`,
  "problems/original/tests.ts": `import "allclose"; import type {} from "./reference";`,
  "grader/verdict.ts": `import "zod"; export const VerdictSchema = 1;`,
  "grader/grader.ts": `import "#problems/schema"; import "node:fs"; import "./verdict"; import "esbuild";`,
  "grader/cli/problems.ts": `import "#problems/catalog"; import "#problems/folder"; import "../grader";`,
  "grader/guests/referee.ts": `import "node:fs"; import "numerics"; import "../kit/kit"; import "../rooms/values";`,
  "grader/kit/kit.ts": `import type {} from "#problems/schema"; import type {} from "../verdict";`,
  "grader/rooms/values.ts": `import "numerics";`,
  "server/egg.ts": `import "./chicken";`,
  "server/auth.ts": `import "next-auth"; import "next/headers"; import "./drafts";`,
  "server/db.ts": `import "#prisma/client/client"; import "@prisma/adapter-pg";`,
  "server/errors.ts": `import "numerics/expressions"; export const errors = 1;`,
  "server/drafts.ts": `import "./db"; import "#grader/verdict"; import "#problems/catalog"; export const drafts = 1;`,
  "server/worker.ts": `import "#grader/grader"; import "./db";`,
  "prisma/client/client.ts": `export const client = 1;`,
  "app/page.tsx": `import "#server/auth"; import "#server/drafts"; import "numerics"; import "./Draft.client";`,
  "app/Draft.client.tsx": `import type { drafts } from "#server/drafts"; import "numerics"; import "react";`,
  "app/editor/monaco.client.ts": `import "monaco-editor";`,
  "tests/some.test.ts": `import "../numerics/vec"; import "#grader/grader"; import "#server/drafts";`,
  "bench/some.ts": `import "#grader/grader"; import "numerics";`,
};

const packages = ["zod", "esbuild", "react", "next", "next-auth", "@prisma/adapter-pg", "monaco-editor"];

/** Lint rule → a file and a text that breaks it. The message tells the house's own rules apart. */
const badTexts: [rule: string, message: RegExp, file: string, text: string][] = [
  ["no-restricted-syntax", /server\/env\.ts/, "server/reads.ts", `export const url = process.env.DATABASE_URL;`],
  ["no-restricted-syntax", /server\/env\.ts/, "server/unpacks.ts", `export const { env } = process;`],
  [
    "no-restricted-syntax",
    /server\/env\.ts/,
    "server/imports.ts",
    `import { env } from "node:process"; export const url = env["DATABASE_URL"];`,
  ],
  ["no-restricted-syntax", /\.client\.tsx/, "app/Unmarked.tsx", `"use client"; export const Unmarked = () => null;`],
  ["no-restricted-syntax", /zod/, "server/trusts.ts", `export const draft = JSON.parse("{}") as { text: string };`],
  [
    "no-restricted-syntax",
    /zod/,
    "server/trustsBody.ts",
    `export const read = async (request: Request) => (await request.json()) as { text: string };`,
  ],
  [
    "@typescript-eslint/switch-exhaustiveness-check",
    /"b"/,
    "server/forgets.ts",
    `export function size(kind: "a" | "b"): number { switch (kind) { case "a": return 1; } return 2; }`,
  ],
  ["@typescript-eslint/no-explicit-any", /any/, "server/vague.ts", `export const vague: any = 1;`],
  ["@typescript-eslint/no-non-null-assertion", /null/, "server/sure.ts", `export const sure = (x?: string) => x!;`],
  [
    "@typescript-eslint/no-floating-promises",
    /Promise/,
    "server/forgetful.ts",
    `export function start(work: () => Promise<void>): void { work(); }`,
  ],
];

/** The same lines where they belong. */
const goodTexts: Record<string, string> = {
  "server/env.ts": `export const url: unknown = process.env["DATABASE_URL"];`,
  "app/Marked.client.tsx": `"use client"; export const Marked = () => null;`,
  "app/error.tsx": `"use client"; export default function ErrorPage() { return null; }`,
  "server/parses.ts": `export const draft = JSON.parse("{}") as unknown;`,
  "problems/original/starter.ts": `export const step: any = process.env;`,
  "problems/original/mistakes/wrong.ts": `export const step: any = process.env;`,
};

interface Violation {
  rule: string;
  from: string;
  to: string;
}

let tree: string;
let violations: Violation[];
let ruleNames: string[];
let lintMessages: Map<string, { rule: string; message: string }[]>;

beforeAll(async () => {
  tree = await mkdtemp(join(tmpdir(), "allclose-arrows-"));
  await writeTree();
  const [cruise, lint] = await Promise.all([
    runForJson(tree, cruiser, ["--config", join(root, ".dependency-cruiser.cjs"), "--output-type", "json", ...folders]),
    runForJson(tree, linter, [
      "--config",
      join(root, "eslint.config.js"),
      "--format",
      "json",
      "app",
      "server",
      "problems",
    ]),
  ]);
  ({ violations, ruleNames } = readCruise(cruise));
  lintMessages = readLint(lint);
}, 60_000);

afterAll(() => rm(tree, { recursive: true, force: true }));

test.each(Object.entries(badImports))("an import that breaks %s breaks that rule and no other", (rule, [file]) => {
  expect(violations.filter(({ from }) => from === file).map((violation) => violation.rule)).toEqual([rule]);
});

test("imports that follow the arrows break no rule", () => {
  const guilty = new Set([...Object.values(badImports).map(([file]) => file), "server/egg.ts"]);
  expect(violations.filter(({ from }) => !guilty.has(from))).toEqual([]);
});

test("every rule about imports is broken here once", () => {
  expect([...ruleNames].sort()).toEqual(Object.keys(badImports).sort());
});

test.each(badTexts)("a line against %s (%s) in %s is found", (rule, message, file) => {
  expect(lintMessages.get(file)).toContainEqual({ rule, message: expect.stringMatching(message) as string });
});

test.each(Object.keys(goodTexts))("%s is where such a line belongs", (file) => {
  expect(lintMessages.get(file) ?? []).toEqual([]);
});

test("every restricted syntax is broken here once", async () => {
  const printed = await runForJson(root, linter, ["--print-config", "server/db.ts"]);
  const [, ...restricted] = PrintedConfigSchema.parse(printed).rules["no-restricted-syntax"];
  const messages = badTexts.flatMap(([, , file]) => (lintMessages.get(file) ?? []).map(({ message }) => message));
  for (const { message } of restricted) expect(messages).toContain(message);
});

test("the project itself follows the arrows", async () => {
  const report = await runForJson(root, cruiser, [
    "--config",
    join(root, ".dependency-cruiser.cjs"),
    "--output-type",
    "json",
    ...folders.filter((folder) => existsSync(join(root, folder))),
    "*.ts",
  ]);
  expect(readCruise(report).violations).toEqual([]);
}, 60_000);

async function writeTree(): Promise<void> {
  const files: Record<string, string> = {
    "package.json": JSON.stringify({
      type: "module",
      imports: {
        "#problems/*": "./problems/*.ts",
        "#grader/*": "./grader/*.ts",
        "#server/*": "./server/*.ts",
        "#prisma/*": "./prisma/*.ts",
      },
    }),
    "tsconfig.json": JSON.stringify({
      extends: join(root, "tsconfig.json"),
      compilerOptions: {
        incremental: false,
        typeRoots: [join(root, "node_modules/@types")],
        types: ["node"],
        plugins: [],
        paths: {
          numerics: ["./numerics/index.ts"],
          "numerics/expressions": ["./numerics/expressions/index.ts"],
          allclose: ["./problems/authoring.ts"],
        },
      },
      include: ["**/*"],
    }),
    "node_modules/next/headers.js": "",
    ...innocentFiles,
    ...goodTexts,
  };
  for (const name of packages) {
    files[`node_modules/${name}/package.json`] = JSON.stringify({ name, main: "index.js" });
    files[`node_modules/${name}/index.js`] = "";
  }
  for (const [file, line] of Object.values(badImports)) files[file] = line;
  for (const [, , file, text] of badTexts) files[file] = text;

  for (const [file, text] of Object.entries(files)) {
    await mkdir(dirname(join(tree, file)), { recursive: true });
    await writeFile(join(tree, file), `${text}\n`);
  }
}

/** Both tools end with 1 when they found something, which is what they are here for. */
function runForJson(directory: string, program: string, options: string[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [program, ...options],
      { cwd: directory, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        try {
          resolve(JSON.parse(stdout));
        } catch {
          reject(new Error(`${program} printed no JSON: ${stderr || stdout}`, { cause: error }));
        }
      },
    );
  });
}

const CruiseSchema = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), to: z.string(), rule: z.object({ name: z.string() }) })),
    ruleSetUsed: z.object({ forbidden: z.array(z.object({ name: z.string() })) }),
  }),
});

function readCruise(report: unknown): { violations: Violation[]; ruleNames: string[] } {
  const { summary } = CruiseSchema.parse(report);
  return {
    violations: summary.violations.map(({ from, to, rule }) => ({ rule: rule.name, from, to })),
    ruleNames: summary.ruleSetUsed.forbidden.map(({ name }) => name),
  };
}

const LintSchema = z.array(
  z.object({
    filePath: z.string(),
    messages: z.array(z.object({ ruleId: z.string().nullable(), message: z.string() })),
  }),
);

const PrintedConfigSchema = z.object({
  rules: z.object({
    "no-restricted-syntax": z.tuple([z.number()], z.object({ message: z.string() })),
  }),
});

function readLint(report: unknown): Map<string, { rule: string; message: string }[]> {
  return new Map(
    LintSchema.parse(report).map(({ filePath, messages }) => [
      filePath.slice(tree.length + 1),
      messages.map(({ ruleId, message }) => ({ rule: ruleId ?? "none", message })),
    ]),
  );
}
