import { stat } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readProblemFolder } from "#problems/folder";
import type { ProblemVersion } from "#problems/schema";
import { UsageError } from "./terminal";

export const problemsDirectory = fileURLToPath(new URL("../../problems", import.meta.url));

/** The problem named on a command line: a slug of the catalogue, or a folder anywhere. */
export async function readNamedProblem(slugOrFolder: string): Promise<ProblemVersion> {
  const candidates = [path.resolve(slugOrFolder), path.join(problemsDirectory, path.basename(slugOrFolder))];
  for (const folder of candidates) if (await isFile(path.join(folder, "problem.ts"))) return readProblemFolder(folder);
  throw new UsageError(
    `There is no problem "${slugOrFolder}": give a slug of the catalogue (npm run problems -- list) or a folder with a problem.ts.`,
  );
}

async function isFile(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined))?.isFile() ?? false;
}
