import type { TestResult, Verdict } from "#grader/verdict";
import { behaviour } from "../groups/behaviour";

/**
 * What a program did, for telling whether a smaller one does the same: equal texts for equal behaviour. Of what a
 * program throws only the kind counts. The words are its author's, who shall not be known by them.
 */
export const behaviourWithoutWords = (verdict: Verdict): string =>
  behaviour({ ...verdict, tests: verdict.tests.map(withoutThrownWords) });

function withoutThrownWords(test: TestResult): TestResult {
  if (test.status !== "runtime-error") return test;
  const { message = "" } = test;
  const [, thrown] = /^(\w+): /.exec(message) ?? [];
  // Without a colon the words are ours, such as that something is not exported.
  return thrown === undefined ? test : { ...test, message: builtIn.has(thrown) ? thrown : "Error" };
}

const builtIn: ReadonlySet<string> = new Set(["TypeError", "RangeError", "ReferenceError", "SyntaxError"]);
