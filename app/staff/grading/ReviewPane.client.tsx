"use client";

import { useSyncExternalStore } from "react";
import type { PartForReview } from "#server/answerForReview";
import type { RubricItemView, RubricView } from "#server/rubrics";
import { MarkdownPreview } from "../../questions/MarkdownPreview.client";
import { Button } from "../../ui/Button";
import { formatPoints } from "../../ui/points";
import { ConflictPanel } from "./ConflictPanel.client";
import type { GradingSession, OpenWork } from "./gradingSession";
import { Misconceptions } from "./Misconceptions.client";
import { OverrideFields } from "./OverrideFields.client";
import type { SaveStatus } from "./reviewKeeper";
import { pointsOf, toggleItem, withRetired } from "./reviewSheet";
import { RubricList } from "./RubricList.client";

/** What the grader says about the open answer: rubric, comment, override, and the points that this gives. */
export function ReviewPane({
  session,
  work,
  part,
  rubric: offered,
}: {
  session: GradingSession;
  work: OpenWork;
  part: PartForReview;
  rubric: RubricView;
}) {
  const { keeper, claim, answer } = work;
  const { sheet, stored, status, conflict } = useSyncExternalStore(keeper.subscribe, keeper.state, keeper.state);
  const rubric = withRetired(offered, answer.retired);
  const isLocked = !claim.isMine || conflict !== null;
  const tests = { score: answer.verdict?.score ?? 0, maxScore: answer.verdict?.maxScore ?? 0 };
  const points = pointsOf(sheet, rubric, { points: part.points, tests });
  const isFinished = stored?.state === "finished";
  const toggle = (item: RubricItemView) => session.change((now) => toggleItem(now, item, rubric), "choice");
  const addFeedback = (feedback: string) =>
    session.change(
      (now) => ({ ...now, comment: now.comment.trim() === "" ? feedback : `${now.comment.trimEnd()}\n\n${feedback}` }),
      "choice",
      "Added to the comment.",
    );
  return (
    <section
      aria-label="Review"
      className="min-w-0 border-line px-4 pt-3 pb-8 max-md:border-t sm:px-6 md:sticky md:top-0 md:max-h-dvh md:self-start md:overflow-y-auto md:border-l md:px-4"
    >
      <div className="flex items-baseline gap-3">
        <h2 className="text-base font-semibold">Rubric</h2>
        <p className="ml-auto" data-testid="points">
          <b className="numbers text-lg font-semibold">{formatPoints(points)}</b>
          <span className="numbers text-ink-faint"> / {formatPoints(part.points)}</span>
        </p>
      </div>
      <p className="flex min-h-6 flex-wrap items-center gap-x-2 text-xs text-ink-faint">
        {answer.daysLate > 0 && <span>before lateness · </span>}
        <StatusWords status={status} isFinished={isFinished} by={stored?.authorName ?? null} />
        {isFinished && !isLocked && (
          <Button size="small" kind="quiet" onClick={() => void session.reopen()}>
            Make it a draft
          </Button>
        )}
      </p>
      {conflict !== null && (
        <ConflictPanel
          conflict={conflict}
          sheet={sheet}
          rubric={rubric}
          onSettle={(one) => session.settleConflict(one)}
        />
      )}
      <fieldset disabled={isLocked} className="min-w-0">
        <legend className="unseen">Review of this answer</legend>
        <RubricList rubric={rubric} retired={answer.retired} applied={sheet.rubricItemIds} onToggle={toggle} />
        <Misconceptions of={part.misconceptions} onAdd={addFeedback} />
        <label htmlFor="comment" className="mt-4 block text-xs text-ink-soft">
          Comment for the student, in Markdown
        </label>
        <textarea
          id="comment"
          data-comment
          rows={4}
          value={sheet.comment}
          onChange={({ target }) => session.change((now) => ({ ...now, comment: target.value }), "writing")}
          className="mt-1 mb-2 block min-h-20 w-full resize-y rounded border border-line-strong/55 bg-surface px-3 py-2 text-sm text-ink hover:border-line-strong"
        />
        <MarkdownPreview markdown={sheet.comment} />
        <OverrideFields
          override={sheet.override}
          most={part.points}
          onChange={(override, done) => session.change((now) => ({ ...now, override }), done)}
        />
      </fieldset>
    </section>
  );
}

/** Whether what is on the screen is kept, and whether it counts. */
function StatusWords({ status, isFinished, by }: { status: SaveStatus; isFinished: boolean; by: string | null }) {
  switch (status.kind) {
    case "untouched":
      return <span>{by === null ? "Not begun" : isFinished ? `Finished by ${by}` : `Draft by ${by}`}</span>;
    case "changed":
      return <span>{isFinished ? "Changed, not saved yet" : "Not saved yet"}</span>;
    case "saving":
      return <span>Saving</span>;
    case "saved":
      return <span>{isFinished ? "Saved, and it counts" : "Draft saved"}</span>;
    case "unreachable":
      return <span className="text-partial">No connection. Kept here, and tried again.</span>;
    case "refused":
      return (
        <span role="alert" className="text-wrong">
          {status.message}
        </span>
      );
  }
}
