import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { catalog } from "#problems/catalog";
import { demoAccounts } from "#server/demoAccounts";
import { z } from "zod";

/*
 * README, ARCHITECTURE and CONTRIBUTING name files, commands, packages and settings. What they name exists: a path is
 * written in full from the root, with `<word>` or `*` for a part that varies.
 */

const root = process.cwd();
const PackageSchema = z.object({
  scripts: z.record(z.string(), z.string()),
  dependencies: z.record(z.string(), z.string()),
  devDependencies: z.record(z.string(), z.string()),
});
const { scripts, dependencies, devDependencies } = PackageSchema.parse(JSON.parse(read("package.json")));
const packages = Object.keys({ ...dependencies, ...devDependencies });
const settings = [...read(".env.example").matchAll(/^#?\s*([A-Z][A-Z0-9_]+)=/gm)].map(([, name]) => name);
const generated = read(".gitignore").split("\n").filter(Boolean);
const skipped = new Set([".git", ...generated.map((line) => line.replace(/\/$/, ""))]);
const paths = listPaths(root);

const commandPattern = /\bnpm (?:run (?:--silent )?)?([a-z][a-z:-]*)/g;
const npmItself = ["ci", "install"];
const fileEnding = /\.(ts|tsx|js|cjs|mjs|json|md|css|sql|prisma|png|sh|c|example|yml)$/;

describe.each(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])("%s", (document) => {
  const text = read(document);
  const named = namesIn(text);

  test("every npm script it names is in package.json", () => {
    const code = [...text.matchAll(/^```[\s\S]*?^```|`[^`\n]+`/gm)].join("\n");
    const commands = [...code.matchAll(commandPattern)].map(([, name = ""]) => name);
    expect(commands.filter((name) => !(name in scripts) && !npmItself.includes(name))).toEqual([]);
  });

  test("every path it names exists or is written by a program", () => {
    expect(named.filter(looksLikePath).filter((path) => !exists(path))).toEqual([]);
  });

  test("every scoped package it names is a dependency", () => {
    expect(named.filter((name) => /^@[\w-]+\//.test(name) && !packages.includes(name))).toEqual([]);
  });

  test("every setting it names is in .env.example", () => {
    const mentioned = named.map((name) => name.replace(/=.*$/, "")).filter((name) => /^[A-Z]+(_[A-Z]+)+$/.test(name));
    expect(mentioned.filter((name) => !settings.includes(name))).toEqual([]);
  });
});

test("the README has the demo accounts", () => {
  const rows = read("README.md").split("\n");
  const missing = demoAccounts.filter(
    ({ email, password }) => !rows.some((row) => row.includes(`\`${email}\``) && row.includes(`\`${password}\``)),
  );
  expect(missing).toEqual([]);
});

test("the README counts the problems as they are", () => {
  const isCode = ({ problem }: (typeof catalog)[number]) => problem.parts.some(({ kind }) => kind === "code");
  const questions = catalog.filter((entry) => !isCode(entry));
  const parts = questions.flatMap(({ problem }) => problem.parts).length;
  expect(read("README.md").replace(/\s+/g, " ")).toContain(
    `${catalog.length - questions.length} problems of code, ${questions.length} of questions with ${parts} parts`,
  );
});

test("ARCHITECTURE.md stays short enough to be read", () => {
  expect(read("ARCHITECTURE.md").split("\n").length).toBeLessThanOrEqual(201);
});

test("a path that is missing would be noticed", () => {
  expect(exists("problems/schema.ts")).toBe(true);
  expect(exists("problems/<slug>/tests.ts")).toBe(true);
  expect(exists("server/nobody.ts")).toBe(false);
  expect(exists("problems/<slug>/answers.ts")).toBe(false);
  expect(namesIn("See `server/nobody.ts` and [this](docs/none.md).\n\n```\napp/   pages\n```")).toEqual([
    "server/nobody.ts",
    "docs/none.md",
    "app/",
  ]);
});

/** What stands in code spans, link targets, and first on a line of an untagged code block. */
function namesIn(text: string): string[] {
  const blocks: string[] = [];
  const prose = text.replace(/^```(\w*)\n([\s\S]*?)^```/gm, (_, language: string, block: string) => {
    if (language === "") blocks.push(block);
    return "";
  });
  const spans = [...prose.matchAll(/`([^`\n]+)`/g)].map(([, span = ""]) => span);
  const links = [...prose.matchAll(/\]\(([^)\s#]+)/g)].map(([, target = ""]) => target);
  const firstWords = blocks.flatMap((block) => block.split("\n")).map((line) => /^\S*/.exec(line)?.[0] ?? "");
  return [...spans, ...links, ...firstWords].filter((name) => name !== "" && !name.includes(" "));
}

/** Not addresses, routes (`/health`), aliases (`#server/x`), packages, modules of node or endings (`*.client.tsx`). */
function looksLikePath(name: string): boolean {
  const isSomethingElse = /^([/#@*]|https?:|node:)/.test(name);
  return !isSomethingElse && (name.includes("/") || fileEnding.test(name));
}

function exists(path: string): boolean {
  const isGenerated = generated.some((line) => path === line || (line.endsWith("/") && path.startsWith(line)));
  if (isGenerated) return true;
  const pattern = path
    .replace(/\/$/, "")
    .replace(/[.+^$()[\]{}|\\]/g, "\\$&")
    .replace(/<[^>]*>|\*/g, "[^/]+");
  return paths.some((candidate) => new RegExp(`^${pattern}$`).test(candidate));
}

function listPaths(directory: string): string[] {
  return readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    const path = join(directory, entry.name);
    const name = relative(root, path).split("\\").join("/");
    if (skipped.has(name)) return [];
    return entry.isDirectory() ? [name, ...listPaths(path)] : [name];
  });
}

function read(file: string): string {
  return readFileSync(join(root, file), "utf8");
}
