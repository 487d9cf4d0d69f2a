"use client";

import { useSyncExternalStore } from "react";
import type { AnswerForReview, PartForReview } from "#server/answerForReview";
import type { RubricItemView, RubricView } from "#server/rubrics";
import type { SnippetView } from "#server/snippets";
import { Button } from "../../ui/Button";
import { Link } from "../../ui/Link";
import { formatPoints } from "../../ui/points";
import { keepSnippet } from "../comments/actions";
import { CommentField } from "../comments/CommentField.client";
import { ConflictPanel } from "./ConflictPanel.client";
import type { GradingSession } from "./gradingSession";
import { Misconceptions } from "./Misconceptions.client";
import { OverrideFields } from "./OverrideFields.client";
import type { SaveStatus } from "./reviewSaving";
import { pointsOf, shownRubric, toggleItem } from "./reviewSheet";
import { RubricList } from "./RubricList.client";
import type { OpenWork } from "./sessionStore";

/** What the grader says about the open answer: rubric, comment, override, and the points that this gives. */
export function ReviewPane({
  session,
  work,
  part,
  rubric: offered,
  address,
  course,
  snippets,
}: {
  session: GradingSession;
  work: OpenWork;
  part: PartForReview;
  rubric: RubricView;
  /** Of this screen. */
  address: string;
  /** Slug. */
  course: string;
  snippets: readonly SnippetView[];
}) {
  const { keeper, claim, answer } = work;
  const { sheet, stored, status, conflict } = useSyncExternalStore(keeper.subscribe, keeper.state, keeper.state);
  const rubric = shownRubric(offered, answer);
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
      {stored !== null && stored.sourceId !== null && <CopiedFrom source={answer.copiedFrom} address={address} />}
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
        <p className="mt-4 mb-1 text-xs text-ink-soft" aria-hidden="true">
          {commentLabel}
        </p>
        <div data-comment>
          <CommentField
            label={commentLabel}
            value={sheet.comment}
            onChange={(comment) => session.change((now) => ({ ...now, comment }), "writing")}
            snippets={snippets}
            actions={{ keepSnippet: (text) => keepSnippet({ course, text }) }}
            most={20_000}
          />
        </div>
        <p className="mt-1 text-xs">
          <Link
            href={`/staff/${course}/grading/snippets`}
            target="_blank"
            className="text-ink-soft underline underline-offset-2 hover:text-accent"
          >
            Edit the snippets
          </Link>
        </p>
        <OverrideFields
          override={sheet.override}
          most={part.points}
          onChange={(override, done) => session.change((now) => ({ ...now, override }), done)}
        />
      </fieldset>
    </section>
  );
}

const commentLabel = "Comment for the student, in Markdown";

/** Where this review is from, as long as nobody has changed it. */
function CopiedFrom({ source, address }: { source: AnswerForReview["copiedFrom"]; address: string }) {
  return (
    <p className="rounded bg-sunken px-3 py-1.5 text-xs text-ink-soft">
      This review was copied from{" "}
      {source === null ? (
        "another answer that does the same."
      ) : (
        <>
          <Link href={`${address}?submission=${source.submissionId}`} target="_blank" className="text-accent underline">
            {source.name === null ? "another answer" : `the answer of ${source.name}`}
          </Link>{" "}
          that does the same.
        </>
      )}{" "}
      Changed here, it is its own.
    </p>
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
