import { readStoredGrading, toStorableVerdict } from "#server/storedGrading";
import { verdictDifferences, type VerdictDifference } from "../verdictDifferences";
import { openOrExplain } from "./openOrExplain";
import { exitCodes, printLine, UsageError } from "./terminal";

/**
 * Grades a stored submission again, by its version, answer and seed, and says whether the verdict is the same.
 *
 * @returns the exit code
 */
export async function replay(gradingId: string, { json }: { json: boolean }): Promise<number> {
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
