import { mkdir, mkdtemp, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { ProblemFolderError, readProblemFolder } from "#problems/folder";
import { folderLimits } from "#problems/folderText";

const files: Record<string, string> = {
  "problem.ts": "export default {};\n",
  "statement.md": "# Größe: ‖g‖₁\n",
  "starter.ts": "export {};\n",
  "reference.ts": "export {};\n",
  "tests.ts": "export default () => {};\n",
  "mistakes/no-half.ts": "export const mistake = {};\n",
  "rewrites/two-loops.ts": "export {};\n",
};

let place: string;

beforeEach(async () => {
  place = await mkdtemp(path.join(tmpdir(), "problem-folder-"));
});

afterEach(async () => {
  await rm(place, { recursive: true });
});

async function makeFolder(contents: Record<string, string | Uint8Array>, name = "a-step"): Promise<string> {
  const folder = path.join(place, name);
  await mkdir(folder, { recursive: true });
  for (const [file, text] of Object.entries(contents)) {
    await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
    await writeFile(path.join(folder, file), text);
  }
  return folder;
}

async function refusalOf(folder: string): Promise<string> {
  const error: unknown = await readProblemFolder(folder).then(
    () => "accepted",
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(ProblemFolderError);
  return error instanceof ProblemFolderError ? error.message : "";
}

test("a folder is read as its name, its files and a hash over both paths and texts", async () => {
  const version = await readProblemFolder(await makeFolder(files));
  expect(version.slug).toBe("a-step");
  expect(version.files).toEqual(files);
  expect(version.hash).toMatch(/^[0-9a-f]{64}$/);
});

test("a trailing slash and a relative way to the folder change nothing", async () => {
  const folder = await makeFolder(files);
  const version = await readProblemFolder(folder);
  expect(await readProblemFolder(`${folder}/`)).toEqual(version);
  expect(await readProblemFolder(path.relative(process.cwd(), folder))).toEqual(version);
});

test("mistakes and rewrites may be absent", async () => {
  const { "mistakes/no-half.ts": mistake, "rewrites/two-loops.ts": rewrite, ...required } = files;
  expect([mistake, rewrite]).not.toContain(undefined);
  expect((await readProblemFolder(await makeFolder(required))).files).toEqual(required);
});

test("changes of the reference that are set aside are part of the folder", async () => {
  const aside = { ...files, "equivalent-mutants.json": "[]\n" };
  const version = await readProblemFolder(await makeFolder(aside));
  expect(version.files).toEqual(aside);
  expect(version.hash).not.toBe((await readProblemFolder(await makeFolder(files, "without"))).hash);
});

test("the hash does not depend on where the folder is or what it is called", async () => {
  const folder = await makeFolder(files);
  const { hash } = await readProblemFolder(folder);
  await rename(folder, path.join(place, "renamed"));
  expect((await readProblemFolder(path.join(place, "renamed"))).hash).toBe(hash);
});

test.each<[string, Record<string, string>]>([
  ["one character", { ...files, "tests.ts": "export default () => { };\n" }],
  ["one more file", { ...files, "mistakes/sign.ts": "" }],
  ["a file's name", { ...files, "rewrites/two-loops.ts": "", "rewrites/three-loops.ts": "export {};\n" }],
  ["the border between two files", { ...files, "starter.ts": "export {};\ne", "statement.md": "# Größe: ‖g‖₁\nx" }],
])("the hash changes with %s", async (_, changed) => {
  const { hash } = await readProblemFolder(await makeFolder(files));
  expect((await readProblemFolder(await makeFolder(changed, "changed"))).hash).not.toBe(hash);
});

test.each(Object.keys(files).filter((name) => !name.includes("/")))("a folder without %s is refused", async (name) => {
  const folder = await makeFolder(files);
  await rm(path.join(folder, name));
  expect(await refusalOf(folder)).toContain(`${name} is missing`);
});

test.each<[string, Record<string, string | Uint8Array>, string]>([
  ["an unknown file", { "notes.txt": "" }, "notes.txt does not belong to a problem"],
  ["a hidden file", { ".env": "SECRET=1" }, ".env does not belong to a problem"],
  ["an unknown folder", { "data/points.csv": "" }, "data is not a regular file"],
  ["a folder among the mistakes", { "mistakes/old/no-half.ts": "" }, "mistakes/old is not a regular file"],
  ["a mistake that is not TypeScript", { "mistakes/no-half.js": "" }, "mistakes/no-half.js must be named"],
  ["a mistake with capitals", { "mistakes/NoHalf.ts": "" }, "mistakes/NoHalf.ts must be named"],
  ["a rewrite with a hidden name", { "rewrites/.loops.ts": "" }, "rewrites/.loops.ts must be named"],
  [
    "bytes that are not UTF-8",
    { "statement.md": Uint8Array.of(0x23, 0x20, 0xff, 0xfe) },
    "statement.md is not UTF-8 text",
  ],
  ["a NUL character", { "statement.md": "a\0b" }, "statement.md contains a NUL character"],
  [
    "a file that is too large",
    { "tests.ts": "x".repeat(folderLimits.fileBytes + 1) },
    "tests.ts is larger than 256 KiB",
  ],
])("a folder with %s is refused", async (_, extra, reason) => {
  expect(await refusalOf(await makeFolder({ ...files, ...extra }))).toContain(reason);
});

test("a file of exactly the largest size is read", async () => {
  const text = "x".repeat(folderLimits.fileBytes);
  expect((await readProblemFolder(await makeFolder({ ...files, "tests.ts": text }))).files["tests.ts"]).toBe(text);
});

test("more files than allowed are refused", async () => {
  const many = Object.fromEntries(Array.from({ length: folderLimits.files }, (_, i) => [`mistakes/m${i}.ts`, ""]));
  expect(await refusalOf(await makeFolder({ ...files, ...many }))).toContain("more than 200 files");
});

test("files that are too large together are refused", async () => {
  const large = "x".repeat(folderLimits.fileBytes);
  const many = Object.fromEntries(Array.from({ length: 17 }, (_, i) => [`mistakes/m${i}.ts`, large]));
  expect(await refusalOf(await makeFolder({ ...files, ...many }))).toContain("together are larger than 4 MiB");
});

test.each(["tests.ts", "mistakes/no-half.ts"])("a symbolic link in place of %s is refused", async (name) => {
  const folder = await makeFolder(files);
  await rm(path.join(folder, name));
  await symlink("/etc/passwd", path.join(folder, name));
  expect(await refusalOf(folder)).toContain(`${name} is a symbolic link`);
});

test("a linked folder of mistakes is refused", async () => {
  const folder = await makeFolder(files);
  const elsewhere = await makeFolder({ "no-half.ts": "" }, "elsewhere");
  await rm(path.join(folder, "mistakes"), { recursive: true });
  await symlink(elsewhere, path.join(folder, "mistakes"));
  expect(await refusalOf(folder)).toContain("mistakes is a symbolic link");
});

test("a link to a whole problem is refused", async () => {
  await symlink(await makeFolder(files), path.join(place, "linked"));
  expect(await refusalOf(path.join(place, "linked"))).toContain("is a symbolic link");
});

test.each(["missing", "not-a-folder"])("%s is refused as no such folder", async (name) => {
  await writeFile(path.join(place, "not-a-folder"), "");
  expect(await refusalOf(path.join(place, name))).toContain("there is no such folder");
});

test.each(["A-Step", "a step", "a_step"])(
  "a folder called %j is refused, because the name is the slug",
  async (name) => {
    expect(await refusalOf(await makeFolder(files, name))).toContain("the folder's name is the problem's slug");
  },
);
