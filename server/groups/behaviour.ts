import type { Shown, TestResult, Verdict } from "#grader/verdict";
import { foldNumbers } from "./foldNumbers";

/**
 * What a program did when it was graded: the status of every test, the mistakes that were named, and of each failed test
 * the values that it came up with. Times, places in the source and what was printed are no part of it.
 *
 * @returns equal texts for programs that behaved the same; everything accepted is one behaviour
 */
export function behaviour(verdict: Verdict): string {
  if (verdict.status === "accepted") return "accepted";
  const { status, version, message = "", tests, diagnosis, furtherDiagnoses } = verdict;
  const mistakes = [diagnosis, ...furtherDiagnoses].flatMap((found) => (found === null ? [] : [found.mistake]));
  // Other tests are other evidence, so programs graded by two versions are only compared when they pass everything.
  return JSON.stringify([status, version, foldNumbers(message), mistakes.sort(), tests.map(outcome)]);
}

function outcome({ name, status, points, message = "", failure }: TestResult): unknown {
  const shared = [name, status, points];
  switch (status) {
    case "passed":
    case "not-run":
    // How far a program came before it was stopped depends on the machine.
    case "time-limit":
    case "memory-limit":
    case "output-limit":
      return shared;
    case "failed":
    case "runtime-error": {
      const input = failure?.isCounterexample === true ? failure.input.map(({ value }) => values(value)) : [];
      return [...shared, foldNumbers(message), values(failure?.got), failure?.step ?? null, input];
    }
  }
}

/** The entries of a value where it has some: its text shows the first ones only. */
function values(shown: Shown | undefined): unknown {
  if (shown === undefined) return null;
  const { text, shape, entries } = shown;
  return entries === undefined ? foldNumbers(text) : [shape, entries.map((entry) => foldNumbers(String(entry)))];
}

/** What a program that is not accepted did, in a few words. */
export function behaviourInWords({ status, message, tests }: Verdict): string {
  if (status === "compile-error") return `Does not compile: ${message ?? ""}`;
  const failed = tests.filter((test) => test.status !== "passed" && test.status !== "not-run");
  const [first] = failed;
  if (first === undefined) return message ?? "No test ran";
  const got = first.failure?.got === undefined ? (first.message ?? "") : `got ${first.failure.got.text}`;
  return `${failed.length} of ${tests.length} tests not passed, first “${first.name}”${got === "" ? "" : `: ${got}`}`;
}
