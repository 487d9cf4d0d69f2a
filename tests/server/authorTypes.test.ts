import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import ts from "typescript";
import { bundleAuthorTypes } from "#server/authorTypes";
import { bundleDeclarations } from "#server/editorTypes";

// The compiler reads its whole library for every program.
jest.setTimeout(180_000);

let root = "";
let declarations = "";
const folder = () => path.join(root, "folder");

beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "allclose-author-types-"));
  declarations = bundleAuthorTypes(process.cwd());
  const modules = { allclose: declarations, numerics: bundleDeclarations(path.resolve("numerics/index.ts")) };
  for (const [name, text] of Object.entries(modules)) {
    mkdirSync(path.join(root, "node_modules", name), { recursive: true });
    writeFileSync(path.join(root, "node_modules", name, "index.d.ts"), text);
  }
});
beforeEach(() => cpSync("problems/linf-penalty-step", folder(), { recursive: true }));
afterEach(() => rmSync(folder(), { recursive: true }));
afterAll(() => rmSync(root, { recursive: true }));

/** What the editor would underline in the folder, each with its file and what stands there. */
function complaints(): string[] {
  const names = ["", "mistakes", "rewrites"].flatMap((inside) =>
    readdirSync(path.join(folder(), inside))
      .filter((name) => name.endsWith(".ts"))
      .map((name) => path.join(folder(), inside, name)),
  );
  const program = ts.createProgram(names, {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    lib: ["lib.es2022.d.ts"],
    types: [],
  });
  return ts.getPreEmitDiagnostics(program).map(({ file, start = 0, messageText }) => {
    const line = file?.text.slice(start).split("\n")[0] ?? "";
    return `${path.basename(file?.fileName ?? "")} at ${line}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`;
  });
}

function edit(file: string, before: string, after: string): void {
  const place = path.join(folder(), file);
  const text = readFileSync(place, "utf8");
  if (!text.includes(before)) throw new Error(`${file} has no ${before}`);
  writeFileSync(place, text.replace(before, after));
}

test("a folder of code, its mistakes and its rewrites are free of errors", () => {
  expect(complaints()).toEqual([]);
});

test("a folder of questions of many kinds is free of errors", () => {
  cpSync("problems/one-equation/problem.ts", path.join(folder(), "problem.ts"));
  expect(complaints()).toEqual([]);
});

test.each([
  ["a field of the definition that does not exist", "problem.ts", "title:", "titel:", /'titel' does not exist/],
  [
    "a field of a part with a value of another type",
    "problem.ts",
    "points: ",
    'points: "4" + ',
    /Type 'string' is not/,
  ],
  ["a check that the kit does not have", "tests.ts", "t.close(", "t.closely(", /'closely' does not exist/],
  ["a call of a function that the reference does not export", "tests.ts", "student.", "student.no", /does not exist/],
  ["a mistake without feedback", "mistakes/gradient-step.ts", "feedback:", "feedbak:", /'feedbak' does not exist/],
])("%s is underlined where it stands", (_what, file, before, after, words) => {
  edit(file, before, after);
  const [first, ...others] = complaints();
  expect(first).toMatch(new RegExp(`^${path.basename(file)} at `));
  expect(first).toMatch(words);
  expect(others.every((each) => each.startsWith(path.basename(file)))).toBe(true);
});

test("what a field means can be read on hover: the docblocks of schema and kit are kept", () => {
  expect(declarations).toContain("/** One sentence for lists. */\nsummary: string;");
  expect(declarations).toContain("/** Right values, written as a student writes them");
  expect(declarations).toContain("Every call so far left its arguments as they were");
  expect(declarations).not.toMatch(/\bZod|\$strict|from "zod"/);
});
