import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

/** Folders whose files end up in the built pages, directly or through an import. */
const sourceFolders = ["app", "grader", "numerics", "prisma", "problems", "server"];
/** Made from the other sources by the build itself. */
const generatedFolders = ["prisma/client"];
/** What a build makes and a tidy person may delete. */
const builtFiles = [".next/BUILD_ID", ".build/editor-types.json", ".build/author-types.json", "public/katex"];
const sourceExtensions = new Set([
  ".cjs",
  ".css",
  ".ico",
  ".js",
  ".json",
  ".mjs",
  ".prisma",
  ".svg",
  ".ts",
  ".tsx",
  ".woff2",
]);

/**
 * Text that changes with anything a build depends on: every source file by path and content, the locked packages, the
 * configuration beside package.json, and Node's major version.
 */
export function hashSources(root: string): string {
  const atTheTop = readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile() && isSource(entry.name))
    .map((entry) => entry.name)
    // Next writes this one while it builds.
    .filter((name) => name !== "next-env.d.ts");
  const below = sourceFolders.flatMap((folder) => filesUnder(root, folder)).filter(isSource);
  return hashFiles(root, [...atTheTop, ...below], `node ${process.versions.node.split(".")[0] ?? ""}`);
}

/** Text that changes with the path or the content of any file in the folder. */
export const hashFolder = (root: string, folder: string): string => hashFiles(root, filesUnder(root, folder), "");

function hashFiles(root: string, files: readonly string[], start: string): string {
  const hash = createHash("sha256").update(start);
  for (const file of [...files].sort()) {
    const content = readFileSync(path.join(root, file));
    hash.update(`\0${file}\0${content.length}\0`).update(content);
  }
  return hash.digest("hex");
}

/** True when the pages have to be built: never built, a build that did not finish, or sources that differ since. */
export function isBuildStale(root: string): boolean {
  const stamp = stampOf(root);
  const isWhole = [stamp, ...builtFiles.map((file) => path.join(root, file))].every((file) => existsSync(file));
  return !isWhole || readFileSync(stamp, "utf8") !== hashSources(root);
}

/**
 * Runs a build and notes what it was made from. The note is taken away first and written last, so that a build that
 * was interrupted counts as none; and it is of the sources as they were before, so that a change meanwhile is seen.
 */
export async function recordBuild(root: string, build: () => Promise<void>): Promise<void> {
  rmSync(stampOf(root), { force: true });
  const hash = hashSources(root);
  await build();
  writeFileSync(stampOf(root), hash);
}

const stampOf = (root: string): string => path.join(root, ".next", "built-from");

function filesUnder(root: string, folder: string): string[] {
  if (generatedFolders.includes(folder) || !existsSync(path.join(root, folder))) return [];
  return readdirSync(path.join(root, folder)).flatMap((name) => {
    const file = `${folder}/${name}`;
    if (statSync(path.join(root, file)).isDirectory()) return filesUnder(root, file);
    return [file];
  });
}

const isSource = (name: string): boolean => sourceExtensions.has(path.extname(name));
