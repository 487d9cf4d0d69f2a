import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { addOutcomes, jestOutcome, playwrightOutcome } from "./outcome";

let file = "";
beforeEach(() => {
  file = path.join(mkdtempSync(path.join(tmpdir(), "allclose-outcome-")), "report.json");
});
afterEach(() => rmSync(path.dirname(file), { recursive: true }));

const allPassed = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
};

test.each([
  ["all passed", allPassed, 0, 3, 0],
  ["one failed", { ...allPassed, numFailedTests: 1 }, 1, 3, 1],
  ["one skipped", { ...allPassed, numPendingTests: 1 }, 0, 3, 1],
  ["one to do", { ...allPassed, numTodoTests: 1 }, 0, 3, 1],
  ["a file that does not load", { ...allPassed, numRuntimeErrorTestSuites: 1 }, 1, 3, 1],
  ["nothing ran", { ...allPassed, numPassedTests: 0 }, 0, 0, 1],
  ["all passed, but jest itself failed", allPassed, 1, 3, 1],
])("jest, %s", (_, report, exitCode, passed, failed) => {
  writeFileSync(file, JSON.stringify(report));
  expect(jestOutcome(file, exitCode)).toMatchObject({ passed, failed });
});

const allExpected = { expected: 3, unexpected: 0, flaky: 0, skipped: 0 };

test.each([
  ["all passed", allExpected, [], 0, 3, 0],
  ["one failed", { ...allExpected, unexpected: 1 }, [], 1, 3, 1],
  ["one passed at the second try", { ...allExpected, flaky: 1 }, [], 0, 3, 1],
  ["one skipped", { ...allExpected, skipped: 1 }, [], 0, 3, 1],
  ["a server that did not come up", { ...allExpected, expected: 0 }, [{ message: "timed out" }], 1, 0, 1],
  ["nothing ran", { ...allExpected, expected: 0 }, [], 0, 0, 1],
])("Playwright, %s", (_, stats, errors, exitCode, passed, failed) => {
  writeFileSync(file, JSON.stringify({ stats, errors }));
  expect(playwrightOutcome(file, exitCode)).toMatchObject({ passed, failed });
});

test("a runner that wrote no report counts as one failure, and says so", () => {
  expect(jestOutcome(file, 1)).toEqual({ passed: 0, failed: 1, remarks: ["jest: no test ran"] });
  writeFileSync(file, "{");
  expect(playwrightOutcome(file, 1)).toEqual({ passed: 0, failed: 1, remarks: ["Playwright: no test ran"] });
});

test("outcomes add up, with everything there is to say", () => {
  const one = { passed: 2, failed: 1, remarks: ["a"] };
  expect(addOutcomes([one, { passed: 3, failed: 0, remarks: [] }, one])).toEqual({
    passed: 7,
    failed: 2,
    remarks: ["a", "a"],
  });
});
