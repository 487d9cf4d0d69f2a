import { createHash } from "node:crypto";
import type { ProblemFiles } from "./schema";

/** The most that a problem folder may hold, wherever it comes from: a disk, a browser or a zip file. */
export const folderLimits = { files: 200, fileBytes: 256 * 1024, totalBytes: 4 * 1024 * 1024 } as const;

export const requiredFiles = ["problem.ts", "statement.md"];
/** All of them, or none for a problem of questions. */
const codeFiles = ["reference.ts", "starter.ts", "tests.ts"];
const optionalFiles = ["equivalent-mutants.json"];
const subfolders = ["mistakes", "rewrites"];
const answerFilePattern = /^[a-z0-9][a-z0-9-]{0,70}\.ts$/;

export const isSubfolder = (name: string): boolean => subfolders.includes(name);

/** Why a path relative to the folder, with forward slashes, cannot be a file of it; undefined when it can. */
export function faultOfName(name: string): string | undefined {
  const [folder = "", file, ...deeper] = name.split("/");
  if (file !== undefined && deeper.length === 0 && isSubfolder(folder))
    return answerFilePattern.test(file)
      ? undefined
      : `${name} must be named in lower-case words joined by hyphens and end in .ts`;
  const known = [...requiredFiles, ...codeFiles, ...optionalFiles];
  return known.includes(name)
    ? undefined
    : `${name} does not belong to a problem; it has ${known.join(", ")}, mistakes/ and rewrites/`;
}

/** Why files cannot be a folder, complete or not; undefined when they can. */
export function faultOfFiles(files: ProblemFiles): string | undefined {
  const names = Object.keys(files);
  if (names.length > folderLimits.files) return `there are more than ${folderLimits.files} files`;
  let totalBytes = 0;
  for (const [name, text] of Object.entries(files)) {
    const fault = faultOfName(name) ?? faultOfText(name, text);
    if (fault !== undefined) return fault;
    totalBytes += Buffer.byteLength(text);
  }
  return totalBytes > folderLimits.totalBytes
    ? `the files together are larger than ${folderLimits.totalBytes / 1024 / 1024} MiB`
    : undefined;
}

/** Why a text cannot be a file of a folder; undefined when it can. */
function faultOfText(name: string, text: string): string | undefined {
  if (Buffer.byteLength(text) > folderLimits.fileBytes)
    return `${name} is larger than ${folderLimits.fileBytes / 1024} KiB`;
  // PostgreSQL cannot store the character in a text.
  return text.includes("\0") ? `${name} contains a NUL character` : undefined;
}

/** The files that a folder of these names lacks to be a problem. */
export function missingFiles(names: readonly string[]): string[] {
  const hasCode = codeFiles.some((name) => names.includes(name));
  return [...requiredFiles, ...(hasCode ? codeFiles : [])].filter((name) => !names.includes(name));
}

/** SHA-256 as hex, over path and text of every file. Equal for equal files and, lengths being part of it, for nothing else. */
export function hashFiles(files: ProblemFiles): string {
  const hash = createHash("sha256");
  for (const name of Object.keys(files).sort()) {
    const text = files[name] ?? "";
    hash.update(`${Buffer.byteLength(name)} ${Buffer.byteLength(text)}\n${name}${text}`);
  }
  return hash.digest("hex");
}
