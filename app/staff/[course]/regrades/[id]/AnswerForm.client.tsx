"use client";

import { useId, useState } from "react";
import { Button } from "../../../../ui/Button";
import { formatPoints } from "../../../../ui/points";
import { WordsField } from "../../../../ui/WordsField";
import { answerRegradeRequest } from "../actions";

/** The answer to an open request: words, and with a grant the points and whether the claim becomes a test. */
export function AnswerForm({
  requestId,
  hasClaim,
  partPoints,
  reviewRevision,
  override,
  isDraft,
  areReviewsHeld,
}: {
  requestId: string;
  hasClaim: boolean;
  partPoints: number;
  /** Of the review on the page; null when there is none. */
  reviewRevision: number | null;
  override: { points: number; reason: string } | null;
  /** Somebody is writing a review, so points are not set here. */
  isDraft: boolean;
  areReviewsHeld: boolean;
}) {
  const [answer, setAnswer] = useState("");
  const [setsPoints, setSetsPoints] = useState(false);
  const [points, setPoints] = useState(override === null ? "" : formatPoints(override.points));
  const [why, setWhy] = useState(override?.reason ?? "");
  const [makesTest, setMakesTest] = useState(false);
  const [trouble, setTrouble] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const id = useId();

  const send = async (decision: "granted" | "declined") => {
    const isGrant = decision === "granted";
    if (isGrant && setsPoints && (points.trim() === "" || !Number.isFinite(Number(points)))) {
      setTrouble("The points are a number, such as 2.5.");
      return;
    }
    setBusy(true);
    const reply = await answerRegradeRequest({
      requestId,
      decision,
      answer,
      makesTest: isGrant && makesTest,
      override: isGrant && setsPoints ? { points: Number(points), reason: why } : null,
      reviewRevision,
    }).catch(() => ({ ok: false as const, message: "The server cannot be reached. Your words are still here." }));
    setBusy(false);
    setTrouble(reply.ok ? null : reply.message);
  };

  return (
    <section aria-labelledby={`${id}heading`}>
      <h2 id={`${id}heading`} className="text-base font-semibold">
        Answer
      </h2>
      <form
        className="mt-2 max-w-[70ch] space-y-3"
        onSubmit={(event) => {
          event.preventDefault();
          const { submitter } = event.nativeEvent;
          void send(submitter?.getAttribute("value") === "declined" ? "declined" : "granted");
        }}
      >
        <WordsField label="What the student reads" value={answer} onChange={setAnswer} most={5_000} />
        {isDraft ? (
          <p className="text-ink-soft">
            A review of this submission is being written. Set points there: it is opened from below.
          </p>
        ) : (
          <label className="flex min-h-6 items-center gap-2 pointer-coarse:min-h-11">
            <input
              type="checkbox"
              checked={setsPoints}
              onChange={(event) => setSetsPoints(event.target.checked)}
              className="size-4 accent-accent"
            />
            Granting sets the points of this part
          </label>
        )}
        {setsPoints && !isDraft && (
          <div className="space-y-2 border-l-2 border-line pl-3">
            <label className="flex flex-wrap items-center gap-2">
              Points
              <input
                type="text"
                inputMode="decimal"
                required
                value={points}
                onChange={(event) => setPoints(event.target.value)}
                className="numbers h-8 w-24 rounded border border-line-strong/55 bg-surface px-2 text-right pointer-coarse:h-11"
              />
              <span className="text-ink-soft">
                of {formatPoints(partPoints)}, whatever tests, rubric and lateness give
              </span>
            </label>
            <label className="block">
              Why, beside the points
              <input
                type="text"
                required
                maxLength={2_000}
                value={why}
                onChange={(event) => setWhy(event.target.value)}
                className="mt-1 h-8 w-full rounded border border-line-strong/55 bg-surface px-2 pointer-coarse:h-11"
              />
            </label>
            {areReviewsHeld && (
              <p className="text-xs text-ink-soft">
                Reviews of this assignment are held: the student sees the answer now, and the points when they are
                released.
              </p>
            )}
          </div>
        )}
        {hasClaim && (
          <label className="flex min-h-6 items-center gap-2 pointer-coarse:min-h-11">
            <input
              type="checkbox"
              checked={makesTest}
              onChange={(event) => setMakesTest(event.target.checked)}
              className="size-4 accent-accent"
            />
            Granting marks the claim as a test for the problem&apos;s next version
          </label>
        )}
        <div className="flex flex-wrap items-center gap-3">
          <Button type="submit" kind="primary" value="granted" disabled={isBusy || answer.trim() === ""}>
            Grant
          </Button>
          <Button type="submit" value="declined" disabled={isBusy || answer.trim() === ""} formNoValidate>
            Decline
          </Button>
          <span role="status" className="text-wrong">
            {trouble}
          </span>
        </div>
      </form>
    </section>
  );
}
