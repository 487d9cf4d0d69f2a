import { parseArgs } from "node:util";
import { openOrExplain } from "#grader/cli/openOrExplain";
import { exitCodes, printLine, runProgram, UsageError } from "#grader/cli/terminal";
import { verdictDifferences, type VerdictDifference } from "#grader/verdictDifferences";
import { toStorableVerdict } from "./gradings";
import { readStoredGrading } from "./storedGrading";

/**
 * Program: grades a stored submission again, by its version, answer and seed, and says whether the verdict is the same.
 * Like the worker it joins the database and the grader, which know nothing of each other.
 */
const usage = `Grades a stored submission again and compares the verdicts without their times.

  npm run grade -- --replay <grading id> [--json]

  Reads the database of DATABASE_URL, or the one that npm start made.
  Exit code: 0 the verdicts are identical, 1 they are not, 2 wrong usage, 3 the grader itself failed.`;

void runProgram(async (args) => {
  const { gradingId, json } = parse(args);
  const stored = await readStoredGrading(gradingId);
  if (typeof stored === "string") throw new UsageError(stored);
  const { verdict: before, ...request } = stored;
  const grader = await openOrExplain();
  try {
    const after = toStorableVerdict(await grader.grade(request));
    const differences = verdictDifferences(before, after);
    const engines = { before: before.engine, after: after.engine };
    if (json)
      printLine(JSON.stringify({ grading: gradingId, identical: differences.length === 0, engines, differences }));
    else printLine(describeReplay(engines, differences));
    return differences.length === 0 ? exitCodes.done : exitCodes.unsound;
  } finally {
    await grader.close();
  }
});

function parse(args: string[]): { gradingId: string; json: boolean } {
  try {
    const { values } = parseArgs({
      args,
      options: { replay: { type: "string" }, json: { type: "boolean", default: false } },
    });
    if (values.replay === undefined) throw new Error("There is no grading id.");
    return { gradingId: values.replay, json: values.json };
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  }
}

function describeReplay(engines: { before: string; after: string }, differences: readonly VerdictDifference[]): string {
  const engine =
    engines.before === engines.after
      ? `Engine ${engines.after}.`
      : `The stored verdict is of another engine, ${engines.before}; this is ${engines.after}.`;
  if (differences.length === 0) return `identical\n${engine}`;
  const fields = differences.flatMap(({ field, before, after }) => [
    `  ${field}`,
    `    stored ${shown(before)}`,
    `    now    ${shown(after)}`,
  ]);
  return [
    `different in ${differences.length} ${differences.length === 1 ? "field" : "fields"}`,
    engine,
    ...fields,
  ].join("\n");
}

const shown = (value: unknown): string => (value === undefined ? "nothing" : JSON.stringify(value));
