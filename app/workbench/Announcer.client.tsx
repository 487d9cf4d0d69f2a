"use client";

import { formatPoints } from "../ui/points";
import { wordsOf } from "../results/statusWords";
import type { DeskState } from "./submissionDesk";

/** Tells a screen reader how the submission goes: once when it is under way, once when it is graded. */
export function Announcer({ state }: { state: DeskState }) {
  return (
    <div role="status" aria-live="polite" className="unseen">
      {sentence(state)}
    </div>
  );
}

function sentence(state: DeskState): string {
  switch (state.phase) {
    case "idle":
      return "";
    case "sending":
    case "grading":
      return state.kind === "run" ? "Running the public tests." : "Submitted for grading.";
    case "unreachable":
      return "No connection. Your code is kept on this device and sent again by itself.";
    case "refused":
      return `Not accepted. ${state.message}`;
    case "graded":
      return verdictSentence(state);
  }
}

function verdictSentence({ submission }: Extract<DeskState, { phase: "graded" }>): string {
  const { verdict, kind } = submission;
  if (verdict === null) return "";
  const { word } = wordsOf(verdict.status, kind);
  const passed = verdict.tests.filter((test) => test.status === "passed").length;
  const tests = verdict.tests.length === 0 ? "" : ` ${passed} of ${verdict.tests.length} tests pass.`;
  const score =
    kind === "submit" && verdict.status !== "grader-failed"
      ? ` ${formatPoints(verdict.score)} of ${formatPoints(verdict.maxScore)} points.`
      : "";
  const diagnosis = verdict.diagnosis === null ? "" : ` ${verdict.diagnosis.title}.`;
  return `${word}.${score}${tests}${diagnosis}`;
}
