import type { TestResult, VerdictStatus } from "./verdict";

/**
 * One status for all tests. A limit that was hit comes first, because it explains the tests that did not run; no test
 * run is never full marks.
 */
export function overallStatus(tests: readonly Pick<TestResult, "status" | "points">[]): VerdictStatus {
  const limit = (["time-limit", "memory-limit", "output-limit"] as const).find((status) =>
    tests.some((test) => test.status === status),
  );
  if (limit) return limit;
  if (tests.length > 0 && tests.every((test) => test.status === "passed")) return "accepted";
  const failed = tests.filter((test) => test.status !== "passed");
  const onlyErrors =
    failed.length > 0 && failed.every((test) => test.status === "runtime-error" || test.status === "not-run");
  if (tests.some((test) => test.points > 0)) return "partial";
  return onlyErrors ? "runtime-error" : "wrong-answer";
}
