import fc from "fast-check";
import { overallStatus } from "#grader/overallStatus";
import { TestStatusSchema, type TestStatus } from "#grader/verdict";

const check = (...statuses: TestStatus[]) =>
  overallStatus(statuses.map((status) => ({ status, points: status === "passed" ? 1 : 0 })));

test.each<[string, TestStatus[]]>([
  ["accepted", ["passed", "passed"]],
  ["partial", ["passed", "failed"]],
  ["partial", ["runtime-error", "passed"]],
  ["wrong-answer", ["failed", "failed"]],
  ["wrong-answer", ["failed", "runtime-error"]],
  ["runtime-error", ["runtime-error", "runtime-error"]],
  ["runtime-error", ["runtime-error", "not-run"]],
  ["time-limit", ["passed", "time-limit", "not-run"]],
  ["memory-limit", ["failed", "memory-limit"]],
  ["output-limit", ["output-limit", "not-run"]],
])("%s for %p", (status, tests) => {
  expect(check(...tests)).toBe(status);
});

test("no test run is never full marks", () => {
  expect(check()).not.toBe("accepted");
});

test("accepted means that every test passed", () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...TestStatusSchema.options), { maxLength: 8 }), (statuses) => {
      expect(check(...statuses) === "accepted").toBe(
        statuses.length > 0 && statuses.every((status) => status === "passed"),
      );
    }),
  );
});
