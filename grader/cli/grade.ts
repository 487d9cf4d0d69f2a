import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { ProblemFaultError } from "../grader";
import { describeVerdict } from "./describeVerdict";
import { openOrExplain } from "./openOrExplain";
import { readNamedProblem } from "./problemFolder";
import { exitCodes, printLine, runProgram, UsageError } from "./terminal";

const usage = `Grades files here, without a server or an account.

  npm run grade -- <problem slug or folder> <file.ts>… [--part <part>] [--seed <text>] [--public] [--json]
  npm run grade -- <problem slug or folder> <answer.json>… [--part <part>] [--seed <text>] [--json]
  npm run grade -- --replay <grading id> [--json]

  A part with code is answered with a TypeScript file; any other with a JSON file, such as { "kind": "number", "text": "1/2" }.
  --part    the part that the files answer; without it the first
  --json    one verdict a line, as JSON
  --public  only the public tests
  --replay  grades a stored submission again and compares the verdicts; reads the database of DATABASE_URL, or the one
            that npm start made; exit code 1 when they differ
  Exit code: 0 every file has a verdict; 2 wrong usage; 3 the grader itself failed.`;

const largestFileBytes = 1024 * 1024;

void runProgram(async (args) => {
  const { values, positionals } = parse(args);
  if (values.help) {
    printLine(usage);
    return exitCodes.done;
  }
  const [named, ...files] = positionals;
  if (named === undefined || files.length === 0) throw new UsageError(usage);
  const version = await readNamedProblem(named);
  const sources = await Promise.all(files.map(readSource));

  const grader = await openOrExplain();
  try {
    const { problem } = await grader.describe(version);
    const part = values.part ?? problem.parts[0]?.id ?? "";
    const definition = problem.parts.find((candidate) => candidate.id === part);
    if (definition === undefined)
      throw new UsageError(
        `${version.slug} has no part "${part}"; it has ${problem.parts.map((candidate) => candidate.id).join(", ")}.`,
      );
    const answers = sources.map((source, index) =>
      definition.kind === "code" ? { kind: "code", source } : readAnswer(source, files[index] ?? ""),
    );
    let failed = false;
    for (const [index, answer] of answers.entries()) {
      const tests = values.public ? "public" : "all";
      const verdict = await grader.grade({ version, part, answer, seed: values.seed, tests });
      failed ||= verdict.status === "grader-failed";
      printLine(values.json ? JSON.stringify(verdict) : describeVerdict(files[index] ?? "", verdict));
    }
    return failed ? exitCodes.failed : exitCodes.done;
  } catch (error) {
    if (!(error instanceof ProblemFaultError)) throw error;
    process.stderr.write(`The files of ${version.slug} do not load: ${error.message}\n`);
    return exitCodes.failed;
  } finally {
    await grader.close();
  }
});

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        part: { type: "string" },
        seed: { type: "string", default: "command line" },
        json: { type: "boolean", default: false },
        public: { type: "boolean", default: false },
        help: { type: "boolean", short: "h", default: false },
      },
    });
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

async function readSource(file: string): Promise<string> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new UsageError(`There is no file "${file}".`);
  if (found.size > largestFileBytes) throw new UsageError(`"${file}" is larger than a submission may be.`);
  return readFile(file, "utf8");
}

/** An answer as pages send it. Whether it is one of the part's kind is for the grader to say. */
function readAnswer(text: string, file: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UsageError(`"${file}" holds no JSON. This part is answered with JSON, not with code.`);
  }
}
