import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { certify } from "#grader/certify";
import { describeVerdict } from "#grader/cli/describeVerdict";
import { openGrader, type Grader } from "#grader/grader";
import { readProblemFolder } from "#problems/folder";
import { lintStatement } from "#server/statementLint";
import { guideFolder, readGuideBlocks, type GuideBlock } from "./guideBlocks";
import { typeFaults } from "./typeFaults";

/*
 * The guide is followed to the letter: its files are written, its commands run and its answers graded, in a copy of the
 * repository, and what it says of the certificate, of verdicts and of output is compared with what comes.
 */

jest.setTimeout(600_000);

const firstPage = "first-problem.md";

let grader: Grader;
let copy = "";
/** The problem that is being written: the newest one that a command began. */
let slug = "exponential-average";
beforeAll(async () => {
  grader = await openGrader({ rooms: 1, allowUnsafe: false });
  copy = await mkdtemp(path.join(tmpdir(), "allclose-guide-"));
  for (const name of ["grader", "numerics", "problems", "server", "prisma", "package.json", "tsconfig.json"])
    await cp(name, path.join(copy, name), { recursive: true });
  await symlink(path.resolve("node_modules"), path.join(copy, "node_modules"));
});
afterAll(async () => {
  await grader.close();
  await rm(copy, { recursive: true, force: true });
});

const pathOf = (file: string): string => path.join(copy, "problems", slug, file);
const linesOf = (text: string): string[] =>
  text.split("\n").flatMap((line) => (line.trim() === "" ? [] : [line.trim()]));

/** Does what the blocks of a page say, one after the other. Fails where the page says something else than what comes. */
async function follow(page: string): Promise<void> {
  let output = "";
  for (const block of readGuideBlocks(page)) {
    const where = `${page}, line ${block.line}`;
    if (block.kind === "commands") output = await runCommands(block.text);
    else if (block.kind === "output" || block.kind === "verdict") {
      const said = block.kind === "output" ? output : await verdictOn(block.name);
      expect({ where, lines: linesFound(said, block) }).toEqual({ where, lines: linesOf(block.text) });
    } else if (block.kind === "certificate")
      expect({ where, certificate: (await certificate()).sort() }).toEqual({
        where,
        certificate: linesOf(block.text).sort(),
      });
    else await put(block.kind === "answer" ? path.join(copy, block.name) : pathOf(block.name), block);
  }
}

async function put(file: string, { kind, text }: GuideBlock): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  if (kind !== "add") return writeFile(file, text);
  const lines = (await readFile(file, "utf8")).trimEnd().split("\n");
  await writeFile(file, [...lines.slice(0, -1), "", text.trimEnd(), ...lines.slice(-1), ""].join("\n"));
}

async function runCommands(text: string): Promise<string> {
  let output = "";
  for (const command of linesOf(text)) {
    slug = /-- new (\S+)/.exec(command)?.[1] ?? slug;
    const [program = "", ...words] = command.split(" ");
    const answer = await promisify(execFile)(program, words, { cwd: copy }).catch((error: unknown) => {
      throw new Error(`${command} failed`, { cause: error });
    });
    output += answer.stdout;
  }
  return output;
}

/** The lines of the block in the order in which they were found; what was said, when one of them was not. */
function linesFound(said: string, { text }: GuideBlock): string[] {
  const all = withoutTimes(said).map((line) => line.trim());
  let from = 0;
  for (const line of linesOf(text)) {
    const at = all.indexOf(line, from);
    if (at === -1) return all;
    from = at + 1;
  }
  return linesOf(text);
}

/** How long something took is another number each time. */
const withoutTimes = (text: string): string[] => text.replaceAll(/, \d+ ms$/gm, "").split("\n");

async function certificate(): Promise<string[]> {
  const version = await readProblemFolder(pathOf("."));
  const { certificate, reasons } = await certify(grader, version, { seeds: 2, mutants: 100 });
  const { problem } = await grader.describe(version);
  const faults = lintStatement(version.files["statement.md"] ?? "", problem).map(({ message }) => message);
  return certificate.ok && faults.length === 0 ? ["Certified"] : [...faults, ...reasons];
}

async function verdictOn(file: string): Promise<string> {
  const version = await readProblemFolder(pathOf("."));
  const { problem } = await grader.describe(version);
  const text = await readFile(path.join(copy, file), "utf8");
  const answer: unknown = file.endsWith(".json") ? JSON.parse(text) : { kind: "code", source: text };
  const part = problem.parts[0]?.id ?? "";
  return describeVerdict(file, await grader.grade({ version, part, answer, seed: "guide", tests: "all" }));
}

test("the first problem comes about as the guide says, and can be published", async () => {
  await follow(firstPage);
  expect(await certificate()).toEqual(["Certified"]);
  expect(typeFaults(pathOf("."))).toEqual([]);
  const kept: unknown = JSON.parse(await readFile(path.join(copy, "problems/certificates.json"), "utf8"));
  expect(kept).toMatchObject({ [slug]: { ok: true, hash: (await readProblemFolder(pathOf("."))).hash } });
});

const otherPages = readdirSync(guideFolder).filter(
  (page) => page !== firstPage && readFileSync(path.join(guideFolder, page), "utf8").includes("\n```"),
);

test.each(otherPages)("what %s shows is what comes, beginning with the first problem as it ends", async (page) => {
  slug = "exponential-average";
  await rm(pathOf("."), { recursive: true, force: true });
  for (const block of readGuideBlocks(firstPage)) if (block.kind === "file") await put(pathOf(block.name), block);
  await follow(page);
  expect(typeFaults(pathOf("."))).toEqual([]);
});

test.each(["```", "```ts", "```ts file=tests.ts again", "```text verdict", "```sh run"])(
  "a block that begins with %s does not say what it is",
  async (fence) => {
    const folder = await mkdtemp(path.join(tmpdir(), "allclose-guide-"));
    await writeFile(path.join(folder, "page.md"), `# A page\n\n${fence}\n1;\n\`\`\`\n`);
    expect(() => readGuideBlocks("page.md", folder)).toThrow("page.md, line 3");
    await rm(folder, { recursive: true });
  },
);
