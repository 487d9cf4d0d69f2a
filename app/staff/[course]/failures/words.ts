import type { FailedTest } from "#server/failureGroups";
import type { ReductionState } from "#server/reductionList";

export const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? "" : "s"}`;

export const stateWords: Readonly<Record<ReductionState, string>> = {
  queued: "Waits for a worker",
  running: "Being made smaller",
  done: "Ready to be described",
  failed: "Cannot be made smaller",
  stopped: "Stopped",
};

/** "hidden, runtime error": of whom a test is known, and how it ended. */
export const testWords = ({ visibility, status }: FailedTest): string =>
  `${visibility === "after-due" ? "shown after the due date" : visibility}, ${status.replaceAll("-", " ")}`;
