import path from "node:path/posix";
import type { ProblemFiles } from "../problems/schema";
import { compile, CompilerLimitError } from "./compiler";

/** The folder cannot be turned into a program: a syntax error, a missing file, a forbidden import. For its author. */
export class FolderError extends Error {
  override readonly name = "FolderError";
  readonly faults: readonly FolderFault[];

  constructor(faults: readonly FolderFault[], message = faults.map((fault) => fault.message).join("\n")) {
    super(message);
    this.faults = faults;
  }
}

/** One thing that is wrong with a folder. */
export interface FolderFault {
  /** Null when no single file is at fault. */
  file: string | null;
  /** Where in the file: a field such as "parts.0.points", or a line such as "line 3". */
  field: string | null;
  message: string;
}

/** What a folder's files may import besides each other. */
const doors = ["numerics", "allclose"];

/**
 * One CommonJS text that exports `problem` and, where there is code, `tests`, `reference` and `mistakes` of a folder. Everything is resolved
 * from memory: an import of anything but the folder's own files and the two doors is refused, so a hostile folder
 * cannot make the bundler open a file of this machine.
 *
 * @throws FolderError
 */
export async function bundleFolder(files: ProblemFiles): Promise<string> {
  const needed = hasCode(files) ? ["problem.ts", "tests.ts", "reference.ts"] : ["problem.ts"];
  const missing = needed.find((name) => !Object.hasOwn(files, name));
  if (missing !== undefined) throw new FolderError([{ file: missing, field: null, message: `${missing} is missing` }]);
  try {
    const reply = await compile({ kind: "bundle", entry: entry(files), files, doors });
    if (reply.kind === "bundled") return reply.code;
    if (reply.kind !== "refused") throw new Error(`the compiler said "${reply.kind}"`);
    const texts = reply.failures.map(({ text, place }) =>
      place ? `${place.file}:${place.line}:${place.column + 1} ${text}` : text,
    );
    const faults = reply.failures.map(({ text, place }) => ({
      file: place?.file.replace(/^folder:/, "") ?? null,
      field: place ? `line ${place.line}` : null,
      message: text,
    }));
    throw new FolderError(faults, texts.join("\n").slice(0, 2_000));
  } catch (error) {
    if (!(error instanceof CompilerLimitError)) throw error;
    throw new FolderError([{ file: null, field: null, message: `the folder cannot be compiled: ${error.message}` }]);
  }
}

/** Whether there is anything besides the problem's own data: a problem of questions has no tests and no reference. */
const hasCode = (files: ProblemFiles): boolean =>
  ["tests.ts", "reference.ts", "starter.ts"].some((name) => Object.hasOwn(files, name));

/** Names of the files of a subfolder, without the ending: "mistakes/no-half.ts" → "no-half". */
export function namesIn(files: ProblemFiles, folder: "mistakes" | "rewrites"): string[] {
  return Object.keys(files)
    .filter((file) => path.dirname(file) === folder && file.endsWith(".ts"))
    .map((file) => path.basename(file, ".ts"))
    .sort();
}

function entry(files: ProblemFiles): string {
  const mistakes = namesIn(files, "mistakes");
  const problem = `export { default as problem } from "./problem";`;
  if (!hasCode(files)) return problem;
  return [
    problem,
    `export { default as tests } from "./tests";`,
    `import * as reference from "./reference";`,
    ...mistakes.map((name, index) => `import * as mistake${index} from ${JSON.stringify(`./mistakes/${name}`)};`),
    `export { reference };`,
    // In brackets, as a literal's "__proto__" is no field.
    `export const mistakes = { ${mistakes.map((name, index) => `[${JSON.stringify(name)}]: mistake${index}`).join(", ")} };`,
  ].join("\n");
}
