import { faultOfFiles } from "#problems/folderText";
import type { ProblemFiles } from "#problems/schema";
import { AppError } from "./errors";
import { storableText } from "./storableText";

/** By path: the new text of a file, or null for a file that goes. */
export type FileChanges = Record<string, string | null>;

/**
 * Files as a workspace may hold them: within the limits of every problem folder, and storable. They need not make a
 * complete problem.
 *
 * @throws AppError INVALID which file is wrong, and why
 */
export function requireFolder(files: ProblemFiles): ProblemFiles {
  const storable = Object.fromEntries(Object.entries(files).map(([name, text]) => [name, storableText(text)]));
  const fault = faultOfFiles(storable);
  if (fault !== undefined) throw new AppError("INVALID", `These files are not kept: ${fault}.`);
  return storable;
}

/**
 * Files after changes. Both are left as they are.
 *
 * @throws AppError INVALID which file is wrong, and why
 */
export function changeFiles(files: ProblemFiles, changes: FileChanges): ProblemFiles {
  const kept = Object.entries(files).filter(([name]) => !Object.hasOwn(changes, name));
  const written = Object.entries(changes).flatMap(([name, text]) => (text === null ? [] : [[name, text] as const]));
  return requireFolder(Object.fromEntries([...kept, ...written]));
}
