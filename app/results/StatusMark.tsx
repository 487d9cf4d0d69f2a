import {
  CircleAlert,
  CircleCheck,
  CircleDashed,
  CircleSlash2,
  CircleX,
  Contrast,
  FileText,
  FileX,
  HeartCrack,
  LoaderCircle,
  MemoryStick,
  Timer,
  TriangleAlert,
} from "lucide-react";
import type { TestStatus, VerdictStatus } from "#server/studentVerdict";

const verdictIcons = {
  accepted: CircleCheck,
  partial: Contrast,
  "wrong-answer": CircleX,
  "time-limit": Timer,
  "memory-limit": MemoryStick,
  "output-limit": FileText,
  "runtime-error": TriangleAlert,
  "compile-error": FileX,
  invalid: CircleAlert,
  "grader-failed": HeartCrack,
} as const satisfies Record<VerdictStatus, unknown>;

/** The icon of a verdict status. It always stands beside its word. */
export function VerdictMark({ status, className = "size-5" }: { status: VerdictStatus; className?: string }) {
  const Icon = verdictIcons[status];
  return <Icon className={`shrink-0 ${className}`} aria-hidden="true" />;
}

export type ShownTestStatus = TestStatus | "pending" | "running";

const testMarks = {
  passed: { Icon: CircleCheck, tone: "text-accepted", word: "passed" },
  failed: { Icon: CircleX, tone: "text-wrong", word: "failed" },
  "runtime-error": { Icon: TriangleAlert, tone: "text-wrong", word: "runtime error" },
  "time-limit": { Icon: Timer, tone: "text-wrong", word: "time limit" },
  "memory-limit": { Icon: MemoryStick, tone: "text-wrong", word: "memory limit" },
  "output-limit": { Icon: FileText, tone: "text-wrong", word: "output limit" },
  "not-run": { Icon: CircleSlash2, tone: "text-ink-faint", word: "not run" },
  pending: { Icon: CircleDashed, tone: "text-line-strong", word: "not run yet" },
  running: { Icon: LoaderCircle, tone: "text-accent", word: "running" },
} as const satisfies Record<ShownTestStatus, unknown>;

export const testWord = (status: ShownTestStatus): string => testMarks[status].word;

/** The icon of one test, with its word for a screen reader. */
export function TestMark({ status }: { status: ShownTestStatus }) {
  const { Icon, tone, word } = testMarks[status];
  return (
    <>
      <Icon className={`size-4 shrink-0 ${tone} ${status === "running" ? "spinning" : ""}`} aria-hidden="true" />
      <span className="unseen">{word}: </span>
    </>
  );
}
