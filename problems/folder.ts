import { constants, type Dirent } from "node:fs";
import { lstat, open, readdir } from "node:fs/promises";
import path from "node:path";
import { faultOfFiles, faultOfName, folderLimits, hashFiles, isSubfolder, missingFiles } from "./folderText";
import { SlugSchema, type ProblemFiles, type ProblemVersion } from "./schema";

/** The folder on disk is not a problem folder. The message is for its author: which entry, and what is wrong with it. */
export class ProblemFolderError extends Error {
  override readonly name = "ProblemFolderError";
  readonly directory: string;

  constructor(directory: string, problem: string) {
    super(`${directory}: ${problem}`);
    this.directory = directory;
  }
}

/**
 * Reads a problem folder as it is on disk. The slug is the folder's name, and the hash covers the path and text of every
 * file, so it does not depend on where the folder is or in which order the disk lists it.
 *
 * @throws ProblemFolderError when a required file is missing, when there is anything that does not belong to a problem (a
 *   symbolic link above all), when a file is not UTF-8 text, or when there is too much
 */
export async function readProblemFolder(directory: string): Promise<ProblemVersion> {
  const root = path.resolve(directory);
  const refuse = (problem: string): ProblemFolderError => new ProblemFolderError(directory, problem);

  const slug = SlugSchema.safeParse(path.basename(root));
  if (!slug.success)
    throw refuse(`the folder's name is the problem's slug: ${slug.error.issues[0]?.message ?? "it is not one"}`);
  const found = await lstat(root).catch(() => undefined);
  if (found?.isSymbolicLink()) throw refuse("is a symbolic link; give the folder itself");
  if (!found?.isDirectory()) throw refuse("there is no such folder");

  const names = await listFiles(root, refuse);
  const missing = missingFiles(names);
  if (missing.length > 0) throw refuse(`${missing.join(", ")} ${missing.length === 1 ? "is" : "are"} missing`);

  const files: ProblemFiles = {};
  for (const name of names.sort()) {
    const bytes = await readBounded(path.join(root, name), name, refuse);
    files[name] = decode(bytes, name, refuse);
  }
  const fault = faultOfFiles(files);
  if (fault !== undefined) throw refuse(fault);
  return { slug: slug.data, hash: hashFiles(files), files };
}

type Refuse = (problem: string) => ProblemFolderError;

/** Paths with forward slashes, relative to the root, of everything that belongs to a problem. */
async function listFiles(root: string, refuse: Refuse): Promise<string[]> {
  const names: string[] = [];
  for (const entry of await readdir(root, { withFileTypes: true })) {
    if (isSubfolder(entry.name) && entry.isDirectory()) {
      const inside = await readdir(path.join(root, entry.name), { withFileTypes: true });
      names.push(...inside.map((answer) => answerFile(entry.name, answer, refuse)));
    } else {
      requireRegularFile(entry, entry.name, refuse);
      const fault = faultOfName(entry.name);
      if (fault !== undefined) throw refuse(fault);
      names.push(entry.name);
    }
    if (names.length > folderLimits.files) throw refuse(`there are more than ${folderLimits.files} files`);
  }
  return names;
}

function answerFile(folder: string, entry: Dirent, refuse: Refuse): string {
  const name = `${folder}/${entry.name}`;
  requireRegularFile(entry, name, refuse);
  const fault = faultOfName(name);
  if (fault !== undefined) throw refuse(fault);
  return name;
}

function requireRegularFile(entry: Dirent, name: string, refuse: Refuse): void {
  if (entry.isSymbolicLink()) throw refuse(`${name} is a symbolic link; a problem holds its own files`);
  if (!entry.isFile()) throw refuse(`${name} is not a regular file`);
}

async function readBounded(file: string, name: string, refuse: Refuse): Promise<Buffer> {
  // O_NOFOLLOW: what was a file when the folder was listed may be a link by now.
  const handle = await open(file, constants.O_RDONLY | constants.O_NOFOLLOW).catch((error: unknown) => {
    throw refuse(`${name} cannot be read (${error instanceof Error ? error.message : String(error)})`);
  });
  try {
    const buffer = Buffer.alloc(folderLimits.fileBytes + 1);
    let length = 0;
    for (;;) {
      const { bytesRead } = await handle.read(buffer, length, buffer.length - length, null);
      if (bytesRead === 0) break;
      length += bytesRead;
    }
    if (length > folderLimits.fileBytes) throw refuse(`${name} is larger than ${folderLimits.fileBytes / 1024} KiB`);
    return buffer.subarray(0, length);
  } finally {
    await handle.close();
  }
}

function decode(bytes: Buffer, name: string, refuse: Refuse): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw refuse(`${name} is not UTF-8 text`);
  }
}
