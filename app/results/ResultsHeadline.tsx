import { CircleAlert, CloudOff, LoaderCircle, PlayCircle } from "lucide-react";
import type { ReactNode } from "react";
import type { SubmissionView } from "#server/submissions";
import { formatPoints } from "../ui/points";
import type { DeskState } from "../workbench/submissionDesk";
import { toneText, wordsOf, type Tone } from "./statusWords";
import { VerdictMark } from "./StatusMark";

/** The one line that says how it stands: icon, word, score, time. Also what a phone keeps pinned at the bottom. */
export function ResultsHeadline({ desk, testCount }: { desk: DeskState; testCount: number }) {
  switch (desk.phase) {
    case "idle":
      return (
        <Line tone="quiet" icon={<PlayCircle />} word="Not run yet">
          {testCount} {testCount === 1 ? "test" : "tests"}
        </Line>
      );
    case "sending":
      return <Line tone="running" icon={<LoaderCircle className="spinning" />} word="Sending" />;
    case "unreachable":
      return (
        <Line tone="partial" icon={<CloudOff />} word="No connection">
          trying again
        </Line>
      );
    case "refused":
      return <Line tone="partial" icon={<CircleAlert />} word="Not accepted" />;
    case "grading":
      return (
        <Line
          tone="running"
          icon={<LoaderCircle className="spinning" />}
          word={desk.kind === "run" ? "Running" : "Grading"}
        >
          {!desk.isRunning && <span className="after-a-while">waiting for a free grader</span>}
          {desk.tests.length > 0 && `${desk.tests.length} ${desk.tests.length === 1 ? "test" : "tests"} done`}
        </Line>
      );
    case "graded":
      return <VerdictLine submission={desk.submission} />;
  }
}

function VerdictLine({ submission }: { submission: SubmissionView }) {
  const { verdict, kind } = submission;
  if (verdict === null) return <Line tone="quiet" icon={<CircleAlert />} word="No verdict" />;
  const { word, tone } = wordsOf(verdict.status, kind);
  const passed = verdict.tests.filter((test) => test.status === "passed").length;
  const isScored = verdict.tests.length > 0 && verdict.status !== "grader-failed";
  return (
    <Line tone={tone} icon={<VerdictMark status={verdict.status} />} word={word}>
      {isScored && (
        <>
          {kind === "submit" ? (
            <span>
              <b className="font-semibold text-ink">{formatPoints(verdict.score)}</b> / {formatPoints(verdict.maxScore)}{" "}
              points
            </span>
          ) : (
            <span>
              <b className="font-semibold text-ink">{passed}</b> of {verdict.tests.length} pass
              <span className="@max-xs:unseen">, not counted</span>
            </span>
          )}
          <span className="text-ink-faint @max-sm:hidden" title="Time of your code in the tests shown">
            {formatMs(verdict.tests.reduce((sum, test) => sum + (test.studentMs ?? 0), 0))}
          </span>
        </>
      )}
    </Line>
  );
}

function Line({ tone, icon, word, children }: { tone: Tone; icon: ReactNode; word: string; children?: ReactNode }) {
  return (
    <span data-testid="headline" className="flex min-w-0 items-center gap-2">
      <span className={`shrink-0 [&>svg]:size-5 ${toneText[tone]}`} aria-hidden="true">
        {icon}
      </span>
      <span className={`shrink-0 font-semibold ${toneText[tone]}`}>{word}</span>
      <span className="numbers flex min-w-0 gap-3 truncate text-ink-soft">{children}</span>
    </span>
  );
}

function formatMs(ms: number): string {
  if (ms < 10) return `${ms.toFixed(1)} ms`;
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  return `${(ms / 1_000).toFixed(1)} s`;
}
