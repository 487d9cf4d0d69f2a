"use client";

import type { AnswerForReview } from "#server/answerForReview";
import { WideHtml } from "../../questions/WideHtml.client";
import { VerdictView } from "../../results/VerdictView";
import { VerdictMark } from "../../results/StatusMark";
import { toneText, wordsOf } from "../../results/statusWords";
import { Disclosure } from "../../ui/Disclosure";
import { Moment } from "../../ui/Moment.client";
import { formatPoints } from "../../ui/points";
import { AnswerHistory } from "./AnswerHistory";
import { SourceListing } from "./SourceListing";

/** What the student handed in, what the tests said about it, and what they handed in before. */
export function AnswerPane({
  answer,
  isBlind,
  timeZone,
  address,
}: {
  answer: AnswerForReview;
  isBlind: boolean;
  timeZone: string;
  /** Of this screen. */
  address: string;
}) {
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
      {answer.answer.kind === "code" ? (
        <SourceListing source={answer.answer.source} label="Handed in" prefix="source" />
      ) : (
        <WideHtml html={answer.answer.html} className="prose" />
      )}
      <Autograder answer={answer} />
      <AnswerHistory history={history} submissionId={submissionId} timeZone={timeZone} address={address} />
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
  const target = document.getElementById(`source-${line}`);
  if (target === null) return;
  target.scrollIntoView({ block: "center" });
  getSelection()?.selectAllChildren(target);
}
