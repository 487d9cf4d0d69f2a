import type { TestResult, Verdict } from "../verdict";

const marks: Record<TestResult["status"], string> = {
  passed: "✓",
  failed: "✗",
  "runtime-error": "✗",
  "time-limit": "✗",
  "memory-limit": "✗",
  "output-limit": "✗",
  "not-run": "·",
};

/** A verdict as text for a terminal. */
export function describeVerdict(file: string, verdict: Verdict): string {
  const place = verdict.places[0] ? ` (line ${verdict.places[0].line}, column ${verdict.places[0].column})` : "";
  const lines = [
    `${file}: ${verdict.status}, ${verdict.score} of ${verdict.maxScore} points, ${Math.round(verdict.timings.totalMs)} ms`,
    ...(verdict.isolation === "sealed" ? [] : ["  not isolated: this machine has no sandbox"]),
    ...(verdict.message === undefined ? [] : [`  ${verdict.message}${place}`]),
    ...[verdict.diagnosis, ...verdict.furtherDiagnoses].flatMap((found) =>
      found ? [`  ${found.title}: ${found.feedback}`] : [],
    ),
    ...(verdict.diagnosisFault === undefined
      ? []
      : [`  The known mistakes could not all be tried: ${verdict.diagnosisFault}`]),
    ...verdict.tests.flatMap(describeTest),
  ];
  return lines.join("\n");
}

function describeTest(test: TestResult): string[] {
  const head = `  ${marks[test.status]} ${test.name}  ${test.points}/${test.maxPoints}${test.visibility === "public" ? "" : `  (${test.visibility})`}`;
  const details = [
    ...(test.message === undefined ? [] : [test.message]),
    ...(test.failure?.input ?? []).map(({ name, value }) => `${name} = ${value.text}`),
    ...(test.failure?.agreed ? [`agreed   ${test.failure.agreed.text}`] : []),
    ...(test.failure?.expected ? [`expected ${test.failure.expected.text}`] : []),
    ...(test.failure?.got ? [`got      ${test.failure.got.text}`] : []),
    ...(test.failure?.places ?? []).slice(0, 3).map(({ line, column }) => `at line ${line}, column ${column}`),
  ];
  const figures = (test.figures ?? []).map(({ title, alt }) => `figure: ${title}. ${alt}`);
  return [head, ...[...(test.status === "passed" ? [] : details), ...figures].map((detail) => `      ${detail}`)];
}
