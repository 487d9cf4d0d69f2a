"use client";

import { useLayoutEffect, useRef } from "react";
import type { PublicTest } from "#server/items";
import type { Feedback } from "../reviews/feedback";
import { OtherReviews, SubmissionFeedback } from "../reviews/SubmissionFeedback.client";
import { EarlierVerdicts } from "../results/EarlierVerdicts";
import { TestLineRow, type TestLine } from "../results/TestRow";
import { VerdictView } from "../results/VerdictView";
import { Button } from "../ui/Button";
import type { LiveTest } from "./liveEvents";
import type { DeskState } from "./submissionDesk";

/**
 * The tests: what there will be, what has arrived, what the verdict says. The rows are the same in all three, so that a
 * result takes the place that was kept for it.
 */
export function ResultsPane({
  state,
  publicTests,
  hiddenTestCount,
  afterwordHtml,
  partId,
  feedback,
  timeZone,
  older,
  onShowNewest,
  onShowPlace,
  onDismiss,
  onHurry,
}: {
  state: DeskState;
  publicTests: readonly PublicTest[];
  hiddenTestCount: number;
  /** What to know once something was submitted. */
  afterwordHtml: string | null;
  partId: string;
  /** What people said about submissions. */
  feedback: Feedback;
  timeZone: string;
  /** Number of the submission on screen, when it is not the newest one. */
  older: number | null;
  onShowNewest: () => void;
  onShowPlace: (place: { line: number; column: number }) => void;
  onDismiss: () => void;
  onHurry: () => void;
}) {
  const scroller = useRef<HTMLDivElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const height = useRef(0);
  const isUnderWay = state.phase === "sending" || state.phase === "grading";

  // While new results are under way the pane keeps the height of the old ones, so that nothing below moves twice.
  useLayoutEffect(() => {
    const element = body.current;
    if (element === null) return;
    element.style.minHeight = isUnderWay ? `${height.current}px` : "";
    height.current = element.offsetHeight;
    if (!isUnderWay && scroller.current !== null) scroller.current.scrollTop = 0;
  }, [isUnderWay]);

  return (
    <div
      ref={scroller}
      tabIndex={0}
      className="relative min-h-0 flex-1 overflow-y-auto px-2 py-3 focus-visible:-outline-offset-2 sm:px-3"
    >
      <h2 className="unseen">Results</h2>
      {older !== null && (
        <p className="mb-3 flex items-center gap-3 px-2 text-xs text-ink-faint">
          Results of submission {older}
          <Button size="small" onClick={onShowNewest}>
            Show the newest
          </Button>
        </p>
      )}
      <div ref={body}>
        <Content
          state={state}
          publicTests={publicTests}
          hiddenTestCount={hiddenTestCount}
          afterwordHtml={afterwordHtml}
          feedback={feedback}
          timeZone={timeZone}
          onShowPlace={onShowPlace}
          onDismiss={onDismiss}
          onHurry={onHurry}
        />
        <div className="max-w-[80ch] px-2">
          <OtherReviews
            partId={partId}
            shownSubmissionId={state.phase === "graded" ? state.submission.id : null}
            feedback={feedback}
            timeZone={timeZone}
          />
        </div>
      </div>
    </div>
  );
}

function Content({
  state,
  publicTests,
  hiddenTestCount,
  afterwordHtml,
  feedback,
  timeZone,
  onShowPlace,
  onDismiss,
  onHurry,
}: Omit<Parameters<typeof ResultsPane>[0], "older" | "onShowNewest" | "partId">) {
  const waiting = (kind: "run" | "submit", arrived: readonly LiveTest[]) => (
    <TestLines
      lines={linesOf(
        publicTests,
        kind === "run" ? 0 : hiddenTestCount,
        arrived,
        state.phase === "grading" && state.isRunning ? "running" : "pending",
      )}
    />
  );
  switch (state.phase) {
    case "idle":
      return (
        <>
          <p className="max-w-[70ch] px-2 pb-3 text-ink-soft">
            A run tries the public tests and is not counted. Submitting runs all of them, and your best score stands.
          </p>
          <TestLines lines={linesOf(publicTests, hiddenTestCount, [], "pending")} />
        </>
      );
    case "sending":
      return waiting(state.kind, []);
    case "grading":
      return (
        <>
          {waiting(state.kind, state.tests)}
          {!state.isRunning && (
            <p className="after-a-while max-w-[70ch] px-2 pt-4 text-ink-soft">
              Your code has arrived and is waiting for a free grader. You may go on working or close this page: the
              verdict will be here.
            </p>
          )}
        </>
      );
    case "unreachable":
      return (
        <Problem
          text="The server cannot be reached. Your code is kept on this device, and is sent again by itself as soon as there is a connection."
          buttons={
            <>
              <Button size="small" onClick={onHurry}>
                Try now
              </Button>
              <Button size="small" kind="quiet" onClick={onDismiss}>
                Do not send
              </Button>
            </>
          }
        />
      );
    case "refused":
      return (
        <Problem
          text={state.message}
          buttons={
            <Button size="small" onClick={onDismiss}>
              Back to the tests
            </Button>
          }
        />
      );
    case "graded":
      return state.submission.verdict === null ? null : (
        <>
          <VerdictView
            submissionId={state.submission.id}
            verdict={state.submission.verdict}
            kind={state.submission.kind}
            onShowPlace={onShowPlace}
          />
          <div className="max-w-[80ch] px-2">
            <EarlierVerdicts submission={state.submission} timeZone={timeZone} onShowPlace={onShowPlace} />
            <SubmissionFeedback submissionId={state.submission.id} feedback={feedback} timeZone={timeZone} />
          </div>
          {state.submission.kind === "submit" && afterwordHtml !== null && <Afterword html={afterwordHtml} />}
        </>
      );
  }
}

function Afterword({ html }: { html: string }) {
  return (
    <section aria-labelledby="afterword" className="mt-6 max-w-[70ch] px-2">
      <h3 id="afterword" className="mb-1 text-xs font-semibold text-ink-faint">
        About this problem
      </h3>
      {/* Rendered from the author's Markdown, which is sanitised there. */}
      <div className="prose prose-small text-ink-soft" dangerouslySetInnerHTML={{ __html: html }} />
    </section>
  );
}

function Problem({ text, buttons }: { text: string; buttons: React.ReactNode }) {
  return (
    <div className="px-2">
      <p className="max-w-[70ch]">{text}</p>
      <div className="mt-3 flex gap-2">{buttons}</div>
    </div>
  );
}

function TestLines({ lines }: { lines: readonly TestLine[] }) {
  return (
    <ol aria-label="Tests" className="hairline-t">
      {lines.map((line) => (
        <TestLineRow key={`${String(line.isHidden)} ${line.name}`} line={line} />
      ))}
    </ol>
  );
}

/** The rows to expect, with what has arrived in place. Hidden tests have no name until they arrive. */
function linesOf(
  publicTests: readonly PublicTest[],
  hiddenTestCount: number,
  arrived: readonly LiveTest[],
  rest: "pending" | "running",
): TestLine[] {
  const arrivedPublic = new Map(
    arrived.filter((test) => test.visibility === "public").map((test) => [test.name, test]),
  );
  const arrivedHidden = arrived.filter((test) => test.visibility !== "public");
  const lines: TestLine[] = publicTests.map(({ name, points }) => {
    const test = arrivedPublic.get(name);
    return {
      name,
      isHidden: false,
      status: test?.status ?? "pending",
      points: test?.points ?? null,
      maxPoints: points,
    };
  });
  for (const test of arrivedHidden)
    lines.push({
      name: test.name,
      isHidden: true,
      status: test.status,
      points: test.points,
      maxPoints: test.maxPoints,
    });
  for (let index = arrivedHidden.length; index < hiddenTestCount; index++)
    lines.push({ name: `Hidden test ${index + 1}`, isHidden: true, status: "pending", points: null, maxPoints: null });
  if (rest === "running") {
    const next = lines.find((line) => line.status === "pending");
    if (next !== undefined) next.status = "running";
  }
  return lines;
}
