"use client";

import { CircleAlert, CloudOff, LoaderCircle } from "lucide-react";
import { useSyncExternalStore, type KeyboardEvent, type ReactNode } from "react";
import type { ItemView, QuestionView } from "#server/items";
import type { SubmissionView } from "#server/submissions";
import type { Feedback } from "../reviews/feedback";
import { EarlierVerdicts } from "../results/EarlierVerdicts";
import { OtherReviews, SubmissionFeedback } from "../reviews/SubmissionFeedback.client";
import { Button } from "../ui/Button";
import { Disclosure } from "../ui/Disclosure";
import { PartDot } from "../ui/PartDot";
import { formatPoints } from "../ui/points";
import { Announcer } from "../workbench/Announcer.client";
import { DraftNotices } from "../workbench/DraftNotices.client";
import { HintsPane } from "../workbench/HintsPane.client";
import { SaveStatusText } from "../workbench/SaveStatusText.client";
import type { DeskState } from "../workbench/submissionDesk";
import { useChordNames } from "../workbench/useChords.client";
import { usePartWork, type PartActions } from "../workbench/usePartWork.client";
import { AnswerFieldContext, AnswerPlaceContext } from "./answerField.client";
import { EarlierAnswers } from "./EarlierAnswers.client";
import { QuestionResult } from "./QuestionResult";

/** One question: what is asked, the field of its kind (`children`), and what became of the answer. */
export function QuestionCard({
  item,
  question,
  letter,
  latest,
  personId,
  actions,
  feedback,
  children,
}: {
  item: ItemView;
  question: QuestionView;
  letter: string;
  /** The newest submission with its verdict, to begin with. */
  latest: SubmissionView | null;
  personId: string;
  actions: PartActions;
  /** What people said about answers of this item. */
  feedback: Feedback;
  children: ReactNode;
}) {
  const { keeper, desk, deskState } = usePartWork({ item, part: question, latest, personId, actions });
  const { text, status } = useSyncExternalStore(keeper.subscribe, keeper.state, keeper.state);
  const chords = useChordNames();
  const isSending = deskState.phase === "sending";
  const ids = { title: `${question.key}-title`, prompt: `${question.key}-prompt` };

  const submit = () => {
    if (!isSending && item.canSubmit && text !== "") void desk.send("submit", text);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const isChord = (event.ctrlKey || event.metaKey) && event.key === "Enter" && !event.altKey && !event.shiftKey;
    if (!isChord || event.repeat) return;
    event.preventDefault();
    submit();
  };

  return (
    <section id={question.key} aria-labelledby={ids.title} className="scroll-mt-4">
      <header className="flex items-baseline gap-3">
        <h2 id={ids.title} className="min-w-0 flex-1 text-base font-semibold">
          <span className="text-ink-faint">({letter})</span> {question.title}
        </h2>
        <p className="numbers flex items-center gap-1.5 text-xs text-ink-soft">
          <PartDot state={question.state} />
          {question.earned === null ? "–" : formatPoints(question.earned)} / {formatPoints(question.points)}
        </p>
      </header>
      <div
        id={ids.prompt}
        className="prose mt-1"
        // Rendered from the author's Markdown, which is sanitised there.
        dangerouslySetInnerHTML={{ __html: question.promptHtml }}
      />
      <form
        className="mt-3"
        onKeyDown={onKeyDown}
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <AnswerFieldContext
          value={{
            kept: readKept(text),
            keep: (answer) => keeper.type(JSON.stringify(answer)),
            labelledBy: ids.title,
            describedBy: ids.prompt,
          }}
        >
          <AnswerPlaceContext value={{ itemId: item.itemId, partId: question.id }}>{children}</AnswerPlaceContext>
        </AnswerFieldContext>
        <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-2">
          <Button
            type="submit"
            kind="primary"
            disabled={isSending || !item.canSubmit || text === ""}
            aria-keyshortcuts="Control+Enter Meta+Enter"
          >
            Submit
            <kbd className="font-sans text-xs font-normal opacity-75 pointer-coarse:hidden">{chords.submit}</kbd>
          </Button>
          <span className="text-xs">{status.kind !== "untouched" && <SaveStatusText status={status} />}</span>
        </div>
        <div className="mt-2 overflow-hidden rounded">
          <DraftNotices keeper={keeper} />
        </div>
      </form>
      <div className="mt-3">
        <Progress state={deskState} onDismiss={() => desk.dismiss()} onHurry={() => desk.hurry()} />
        {deskState.phase === "graded" && (
          <>
            <EarlierVerdicts submission={deskState.submission} timeZone={item.timeZone} />
            <SubmissionFeedback submissionId={deskState.submission.id} feedback={feedback} timeZone={item.timeZone} />
          </>
        )}
        <OtherReviews
          partId={question.id}
          shownSubmissionId={deskState.phase === "graded" ? deskState.submission.id : null}
          feedback={feedback}
          timeZone={item.timeZone}
        />
      </div>
      <Announcer state={deskState} />
      <Disclosures question={question} />
      <EarlierAnswers
        submissions={question.submissions}
        timeZone={item.timeZone}
        load={actions.loadSubmission}
        onRestore={(kept, what) => keeper.replace(kept, what)}
      />
    </section>
  );
}

/** A draft is what the field kept, or what somebody else wrote there: the field decides what it can use. */
function readKept(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

function Progress({ state, onDismiss, onHurry }: { state: DeskState; onDismiss: () => void; onHurry: () => void }) {
  switch (state.phase) {
    case "idle":
      return null;
    case "sending":
    case "grading":
      return (
        <p className="flex items-center gap-2 text-ink-soft">
          <LoaderCircle className="spinning size-5" aria-hidden="true" />
          {state.phase === "sending" ? "Sending" : "Grading"}
        </p>
      );
    case "unreachable":
      return (
        <p className="flex flex-wrap items-center gap-2 text-partial">
          <CloudOff className="size-5" aria-hidden="true" />
          <span className="flex-1">No connection. Your answer is kept on this device and sent again by itself.</span>
          <Button size="small" onClick={onHurry}>
            Try now
          </Button>
          <Button size="small" onClick={onDismiss}>
            Do not send
          </Button>
        </p>
      );
    case "refused":
      return (
        <p className="flex flex-wrap items-center gap-2 text-partial">
          <CircleAlert className="size-5" aria-hidden="true" />
          <span className="flex-1">{state.message}</span>
          <Button size="small" onClick={onDismiss}>
            Dismiss
          </Button>
        </p>
      );
    case "graded":
      return <QuestionResult submission={state.submission} />;
  }
}

/** What may be opened below the answer: hints, the word for afterwards, and the solution once it is released. */
function Disclosures({ question }: { question: QuestionView }) {
  const { hintsHtml, afterwordHtml, solution } = question;
  return (
    <>
      {afterwordHtml !== null && (
        <section aria-label={`About ${question.title}`} className="mt-4 border-l-2 border-line pl-3">
          <div className="prose prose-small" dangerouslySetInnerHTML={{ __html: afterwordHtml }} />
        </section>
      )}
      {hintsHtml.length > 0 && (
        <Disclosure summary="Hints">
          <HintsPane hintsHtml={hintsHtml} />
        </Disclosure>
      )}
      {solution !== null && (
        <Disclosure summary="Solution">
          <div className="prose prose-small space-y-3">
            {solution.answerHtml !== null && <div dangerouslySetInnerHTML={{ __html: solution.answerHtml }} />}
            <div dangerouslySetInnerHTML={{ __html: solution.explanationHtml }} />
          </div>
        </Disclosure>
      )}
    </>
  );
}
