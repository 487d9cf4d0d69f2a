import { readFileSync } from "node:fs";
import { z } from "zod";

export interface Outcome {
  passed: number;
  failed: number;
  /** What counts as failed without being a failed test, in words. */
  remarks: string[];
}

const JestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});

const PlaywrightReport = z.object({
  stats: z.object({ expected: z.number(), unexpected: z.number(), flaky: z.number(), skipped: z.number() }),
  errors: z.array(z.looseObject({ message: z.string().optional() })),
});

/** @param exitCode - jest's own, which also speaks of what is no test: a setup that failed, a worker that died */
export function jestOutcome(reportFile: string, exitCode: number): Outcome {
  const report = JestReport.parse(
    readReport(reportFile) ?? {
      numPassedTests: 0,
      numFailedTests: 0,
      numPendingTests: 0,
      numTodoTests: 0,
      numRuntimeErrorTestSuites: 0,
    },
  );
  return judge("jest", exitCode, {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
    broken: report.numRuntimeErrorTestSuites,
  });
}

export function playwrightOutcome(reportFile: string, exitCode: number): Outcome {
  const { stats, errors } = PlaywrightReport.parse(
    readReport(reportFile) ?? { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }, errors: [] },
  );
  return judge("Playwright", exitCode, {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    broken: errors.length,
  });
}

export const addOutcomes = (outcomes: readonly Outcome[]): Outcome => ({
  passed: outcomes.reduce((sum, { passed }) => sum + passed, 0),
  failed: outcomes.reduce((sum, { failed }) => sum + failed, 0),
  remarks: outcomes.flatMap(({ remarks }) => remarks),
});

/** A skipped test, a file that could not be loaded and a run without tests prove nothing: each counts as failed. */
function judge(
  runner: string,
  exitCode: number,
  counts: { passed: number; failed: number; skipped: number; broken: number },
): Outcome {
  const remarks: string[] = [];
  if (counts.skipped > 0) remarks.push(`${runner}: ${counts.skipped} skipped, which counts as failed`);
  if (counts.broken > 0) remarks.push(`${runner}: ${counts.broken} files or set-ups broke before their tests ran`);
  let failed = counts.failed + counts.skipped + counts.broken;
  const isEmpty = counts.passed + failed === 0;
  if (isEmpty) remarks.push(`${runner}: no test ran`);
  else if (exitCode !== 0 && failed === 0)
    remarks.push(`${runner}: ended with exit code ${exitCode} although no test failed`);
  if (failed === 0 && (isEmpty || exitCode !== 0)) failed = 1;
  return { passed: counts.passed, failed, remarks };
}

/** @returns undefined when the runner did not come to write it */
function readReport(file: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    return undefined;
  }
}
