"use client";

import type { AnswerForReview } from "#server/answerForReview";
import type { SnippetView } from "#server/snippets";
import { WideHtml } from "../../questions/WideHtml.client";
import { VerdictView } from "../../results/VerdictView";
import { VerdictMark } from "../../results/StatusMark";
import { toneText, wordsOf } from "../../results/statusWords";
import { Disclosure } from "../../ui/Disclosure";
import { Moment } from "../../ui/Moment.client";
import { formatPoints } from "../../ui/points";
import { UploadView } from "../../uploads/UploadView.client";
import { CommentedCode } from "../comments/CommentedCode.client";
import { CommentedPage } from "../comments/CommentedPage.client";
import { ReviewedCode } from "../comments/ReviewedCode.client";
import { ReviewedPage } from "../comments/ReviewedPage.client";
import { AnswerHistory } from "./AnswerHistory";
import { EditAndRerun } from "./EditAndRerun.client";

/** What the student handed in, what the tests said about it, and what they handed in before. */
export function AnswerPane({
  answer,
  isBlind,
  timeZone,
  address,
  ...commenting
}: {
  answer: AnswerForReview;
  isBlind: boolean;
  timeZone: string;
  /** Of this screen. */
  address: string;
} & Commenting) {
  const { student, submittedAt, daysLate, history, submissionId } = answer;
  const isNewest = history[0] === undefined || history[0].id === submissionId;
  return (
    <>
      <header className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 pt-4 pb-3">
        <h2 className="text-base font-semibold" data-testid="student">
          {student === null ? "Somebody" : student.name}
        </h2>
        <p className="min-w-0 text-xs wrap-break-word text-ink-faint">
          {student === null
            ? isBlind && "name hidden"
            : [student.email, student.section].filter((words) => words !== null).join(" · ")}
        </p>
        <p className="ml-auto text-xs text-ink-faint">
          <Moment at={submittedAt} timeZone={timeZone} />
          {daysLate > 0 && (
            <span className="text-partial">
              {" "}
              · {daysLate} {daysLate === 1 ? "day" : "days"} late
            </span>
          )}
        </p>
      </header>
      {!isNewest && (
        <p className="mb-3 rounded bg-partial-soft px-3 py-2 text-partial">
          A newer answer was handed in since. That one is in the queue.
        </p>
      )}
      <HandedIn answer={answer} {...commenting} />
      <Autograder answer={answer} />
      <AnswerHistory history={history} submissionId={submissionId} timeZone={timeZone} address={address} />
    </>
  );
}

/** What comments on places of the answer need. */
interface Commenting {
  /** Slug. */
  course: string;
  snippets: readonly SnippetView[];
  /** Nobody else has the answer open. */
  isMine: boolean;
  /** Called after something was said beside the review. */
  onChange: () => Promise<void>;
}

/** The answer itself with the comments on its lines or pages. Who only looks at it writes none. */
function HandedIn({
  answer: { submissionId, answer, lineComments, regionComments },
  isMine,
  ...commenting
}: { answer: AnswerForReview } & Commenting) {
  if (answer.kind === "question") return <WideHtml html={answer.html} className="prose" />;
  if (answer.kind === "files")
    return (
      <UploadView
        // A page that stands in another frame is drawn anew.
        key={String(isMine)}
        files={answer.files}
        frame={({ uploadId, page, label }, picture) => {
          const comments = regionComments.filter((each) => each.uploadId === uploadId && each.page === page);
          return isMine ? (
            <ReviewedPage {...{ ...commenting, submissionId, uploadId, page, label, comments }}>{picture}</ReviewedPage>
          ) : (
            <CommentedPage {...{ label, comments, canEdit: false }}>{picture}</CommentedPage>
          );
        }}
      />
    );
  const { source } = answer;
  if (!isMine) return <CommentedCode {...{ source, comments: lineComments, canEdit: false }} label="Submitted code" />;
  return (
    <>
      <ReviewedCode {...{ ...commenting, submissionId, source, comments: lineComments }} />
      <div className="mt-3">
        <EditAndRerun submissionId={submissionId} source={source} onKept={commenting.onChange} />
      </div>
    </>
  );
}

/** What the tests said; nothing where none looked. */
function Autograder({ answer: { verdict, submissionId } }: { answer: AnswerForReview }) {
  if (verdict === null || (verdict.maxScore === 0 && verdict.tests.length === 0)) return null;
  const { word, tone } = wordsOf(verdict.status, "submit");
  return (
    <section aria-label="What the tests said" className="mt-5">
      <Disclosure
        isOpen
        summary={
          <span className={`flex flex-wrap items-center gap-2 ${toneText[tone]}`}>
            <VerdictMark status={verdict.status} className="size-4" />
            <span className="font-semibold">{word}</span>
            <span className="numbers text-ink-soft">
              {formatPoints(verdict.score)} / {formatPoints(verdict.maxScore)} points from the tests
            </span>
          </span>
        }
      >
        <VerdictView submissionId={submissionId} verdict={verdict} kind="submit" onShowPlace={showLine} />
      </Disclosure>
    </section>
  );
}

/** Brings a line of the source into view, and marks it. */
function showLine({ line }: { line: number }): void {
  const target = document.querySelector(`[data-row="${line}"]`);
  if (target === null) return;
  target.scrollIntoView({ block: "center" });
  getSelection()?.selectAllChildren(target);
}
