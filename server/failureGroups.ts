import type { TestResult, Verdict } from "#grader/verdict";
import { behaviour, behaviourInWords } from "./groups/behaviour";
import { firstWords } from "./groups/foldText";
import { sortIntoGroups } from "./groups/sortIntoGroups";

/** A submission that failed, and of which no known mistake was recognised. */
export interface FoundFailure {
  submissionId: string;
  userId: string;
  at: Date;
  /** Of the version that graded it. */
  versionNumber: number;
  /** Of the program, in characters. */
  length: number;
  verdict: Verdict;
}

/** Failures that behave the same. */
export interface FailureGroup {
  /** The same as long as the behaviour is. */
  key: string;
  /** What the programs did, in a few words. */
  label: string;
  students: number;
  submissions: number;
  firstAt: Date;
  lastAt: Date;
  versionNumber: number;
  /** The submission with the shortest program. */
  shortestId: string;
  /** The tests that did not pass. */
  tests: FailedTest[];
  /** Why none of these programs can become a mistake. Null when they can. */
  obstacle: string | null;
}

export interface FailedTest {
  name: string;
  visibility: TestResult["visibility"];
  status: TestResult["status"];
  /** What went wrong, and the values, in words. Empty when nothing was said. */
  words: string;
}

/** @param failures - as they were handed in */
export async function groupFailures(failures: readonly FoundFailure[]): Promise<FailureGroup[]> {
  const sorted = await sortIntoGroups(
    failures.map(({ submissionId, verdict }) => {
      const label = firstWords(behaviourInWords(verdict), 160);
      return { submissionId, label, key: { key: behaviour(verdict), expressions: [], label, detail: "" } };
    }),
  );
  const byId = new Map(failures.map((failure) => [failure.submissionId, failure]));
  return sorted
    .flatMap(({ key, label, submissionIds }) => {
      const members = submissionIds.flatMap((id) => byId.get(id) ?? []);
      const [first] = members;
      return first === undefined ? [] : [toGroup(key, label, first, members)];
    })
    .sort(
      (a, b) => b.students - a.students || b.submissions - a.submissions || b.lastAt.getTime() - a.lastAt.getTime(),
    );
}

function toGroup(key: string, label: string, first: FoundFailure, members: readonly FoundFailure[]): FailureGroup {
  const shortest = members.reduce((best, member) => (member.length < best.length ? member : best));
  return {
    ...{ key, label, submissions: members.length, versionNumber: first.versionNumber },
    students: new Set(members.map(({ userId }) => userId)).size,
    firstAt: first.at,
    lastAt: members.at(-1)?.at ?? first.at,
    shortestId: shortest.submissionId,
    tests: failedTests(shortest.verdict).map(toFailedTest),
    obstacle: obstacleOf(shortest.verdict),
  };
}

export const failedTests = ({ tests }: Verdict): TestResult[] => tests.filter(({ status }) => status !== "passed");

/** Why a program that behaves like this cannot be a known mistake; null when it can. */
export function obstacleOf(verdict: Verdict): string | null {
  const failed = failedTests(verdict);
  if (verdict.tests.length === 0)
    return "It fails while it is loaded, before any test: there are no numbers by which it could be recognised.";
  if (failed.some(({ status }) => status !== "failed" && status !== "runtime-error"))
    return "It runs into a limit: how far a program comes until then depends on the machine, and no mistake is recognised by that.";
  return null;
}

export const toFailedTest = ({ name, visibility, status, ...test }: TestResult): FailedTest => ({
  ...{ name, visibility, status },
  words: inWords(test),
});

function inWords({ message, failure }: Pick<TestResult, "message" | "failure">): string {
  const values = [
    ...(failure?.input ?? []).map(({ name, value }) => `${name} = ${value.text}`),
    ...(failure?.expected === undefined ? [] : [`expected ${failure.expected.text}`]),
    ...(failure?.got === undefined ? [] : [`got ${failure.got.text}`]),
  ].join(", ");
  return [message ?? "", values].filter((words) => words !== "").join(" — ");
}
