import { build, type Plugin } from "esbuild";
import path from "node:path/posix";
import type { ProblemFiles } from "../problems/schema";

/** The folder cannot be turned into a program: a syntax error, a missing file, a forbidden import. For its author. */
export class FolderError extends Error {
  override readonly name = "FolderError";
}

/** What a folder's files may import besides each other. */
const doors = ["numerics", "allclose"];

/**
 * One CommonJS text that exports `problem`, `tests`, `reference` and `mistakes` of a folder. Everything is resolved
 * from memory: an import of anything but the folder's own files and the two doors is refused, so a hostile folder
 * cannot make the bundler open a file of this machine.
 *
 * @throws FolderError
 */
export async function bundleFolder(files: ProblemFiles): Promise<string> {
  const missing = ["problem.ts", "tests.ts", "reference.ts"].find((name) => !Object.hasOwn(files, name));
  if (missing !== undefined) throw new FolderError(`${missing} is missing`);
  try {
    const result = await build({
      stdin: { contents: entry(files), sourcefile: "folder.ts", loader: "ts" },
      bundle: true,
      write: false,
      format: "cjs",
      target: "es2022",
      // As for students: see transpile.ts.
      supported: { "exponent-operator": false },
      charset: "utf8",
      platform: "neutral",
      tsconfigRaw: "{}",
      logLevel: "silent",
      plugins: [fromMemory(files)],
    });
    const [output] = result.outputFiles;
    if (!output) throw new FolderError("nothing came out of the bundler");
    return output.text;
  } catch (error) {
    if (error instanceof FolderError || !isBuildFailure(error)) throw error;
    const texts = error.errors
      .slice(0, 5)
      .map(({ text, location }) =>
        location ? `${location.file}:${location.line}:${location.column + 1} ${text}` : text,
      );
    throw new FolderError(texts.join("\n").slice(0, 2_000));
  }
}

/** Names of the files of a subfolder, without the ending: "mistakes/no-half.ts" → "no-half". */
export function namesIn(files: ProblemFiles, folder: "mistakes" | "rewrites"): string[] {
  return Object.keys(files)
    .filter((file) => path.dirname(file) === folder && file.endsWith(".ts"))
    .map((file) => path.basename(file, ".ts"))
    .sort();
}

function entry(files: ProblemFiles): string {
  const mistakes = namesIn(files, "mistakes");
  return [
    `export { default as problem } from "./problem";`,
    `export { default as tests } from "./tests";`,
    `import * as reference from "./reference";`,
    ...mistakes.map((name, index) => `import * as mistake${index} from ${JSON.stringify(`./mistakes/${name}`)};`),
    `export { reference };`,
    `export const mistakes = { ${mistakes.map((name, index) => `${JSON.stringify(name)}: mistake${index}`).join(", ")} };`,
  ].join("\n");
}

function fromMemory(files: ProblemFiles): Plugin {
  return {
    name: "folder-from-memory",
    setup(context) {
      context.onResolve({ filter: /.*/ }, ({ path: wanted, importer, kind }) => {
        if (doors.includes(wanted)) return { path: wanted, external: true };
        if (kind === "entry-point") return undefined;
        const base = importer === "folder.ts" || importer === "<stdin>" ? "." : path.dirname(importer);
        const file = wanted.startsWith(".") ? path.join(base, wanted) : wanted;
        const found = [file, `${file}.ts`].find((candidate) => Object.hasOwn(files, candidate));
        if (found !== undefined && wanted.startsWith(".")) return { path: found, namespace: "folder" };
        return {
          errors: [
            { text: `"${wanted}" cannot be imported: only files of this folder, "numerics" and "allclose" can` },
          ],
        };
      });
      context.onLoad({ filter: /.*/, namespace: "folder" }, ({ path: file }) => ({
        contents: files[file] ?? "",
        loader: "ts",
      }));
    },
  };
}

function isBuildFailure(
  error: unknown,
): error is { errors: { text: string; location: { file: string; line: number; column: number } | null }[] } {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}
