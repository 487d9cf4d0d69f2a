"use client";

import { useEffect, useState, useSyncExternalStore } from "react";
import { PlainDiff } from "../../editor/PlainDiff";
import { PlainEditor } from "../../editor/PlainEditor.client";
import { ResultsHeadline } from "../../results/ResultsHeadline";
import { VerdictView } from "../../results/VerdictView";
import { Button } from "../../ui/Button";
import { Disclosure } from "../../ui/Disclosure";
import { SubmissionDesk } from "../../workbench/submissionDesk";
import { Key } from "./Key";
import { keepAsFeedback, loadEdited, rerunEdited } from "./editActions";

/**
 * A student's code to be changed and run as the grader's own, with what came of it. The student's submission stays as it
 * is; a change that helps can be kept, and is then read with the review.
 */
export function EditAndRerun({
  submissionId,
  source,
  onKept,
}: {
  submissionId: string;
  source: string;
  /** Called when the review, which may have begun with it, holds a change. Where it is given, the key e comes here. */
  onKept?: (() => Promise<void>) | undefined;
}) {
  return (
    <Disclosure summary={<>Change the code and run it {onKept !== undefined && <Key>e</Key>}</>}>
      <Bench submissionId={submissionId} source={source} onKept={onKept} />
    </Disclosure>
  );
}

function Bench({ submissionId, source, onKept }: Parameters<typeof EditAndRerun>[0]) {
  const [text, setText] = useState(source);
  const [kept, setKept] = useState<{ id: string; words: string } | null>(null);
  const [desk] = useState(
    () =>
      new SubmissionDesk(
        {
          submit: ({ text: edited, clientKey }) => rerunEdited({ submissionId, source: edited, clientKey }),
          load: loadEdited,
          openStream: (id) => new EventSource(`/api/submissions/${id}/events`),
          newKey: () => crypto.randomUUID(),
          storage: noStorage,
          key: "",
          onGraded: () => undefined,
        },
        null,
      ),
  );
  const state = useSyncExternalStore(desk.subscribe, desk.state, desk.state);
  useEffect(() => desk.start(), [desk]);
  const isUnderWay = ["sending", "unreachable", "grading"].includes(state.phase);
  const graded = state.phase === "graded" ? state.submission : null;

  const keep = async (editedSubmissionId: string) => {
    const answer = await keepAsFeedback({ submissionId, editedSubmissionId }).catch(() => ({
      ok: false as const,
      message: "The server cannot be reached. Try again.",
    }));
    setKept({ id: editedSubmissionId, words: answer.ok ? "Kept: it is part of the review." : answer.message });
    if (answer.ok) await onKept?.();
  };

  return (
    <div className="space-y-3">
      <p className="max-w-[70ch] text-ink-soft">
        The student&apos;s submission stays as it is. Yours is graded by the same version of the problem.
      </p>
      <div
        data-edit
        onKeyDown={(event) => {
          if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
          // Outside of this field it finishes the review.
          event.preventDefault();
          if (!isUnderWay && text !== source) void desk.send("submit", text);
        }}
        className="h-72 overflow-hidden rounded border border-line-strong/55"
      >
        <PlainEditor text={text} onChange={setText} label="The student's code, to be changed" attach={noHandle} />
      </div>
      <div className="flex flex-wrap items-center gap-3">
        <Button kind="primary" disabled={isUnderWay || text === source} onClick={() => void desk.send("submit", text)}>
          Run the changed code
        </Button>
        <Button kind="quiet" disabled={text === source} onClick={() => setText(source)}>
          Back to the student&apos;s
        </Button>
        {state.phase !== "idle" && <ResultsHeadline desk={state} testCount={0} />}
      </div>
      {state.phase === "refused" && <p className="text-wrong">{state.message}</p>}
      {graded?.verdict != null && (
        <>
          <div className="flex flex-wrap items-center gap-3">
            <Button disabled={kept?.id === graded.id} onClick={() => void keep(graded.id)}>
              Keep as feedback
            </Button>
            <span role="status" className="text-ink-soft">
              {kept?.id === graded.id ? kept.words : ""}
            </span>
          </div>
          <div className="max-h-96 overflow-hidden rounded border border-line">
            <PlainDiff before={source} after={graded.text} label="What you changed" />
          </div>
          <VerdictView submissionId={graded.id} verdict={graded.verdict} kind="submit" onShowPlace={() => undefined} />
        </>
      )}
    </div>
  );
}

const noHandle = () => undefined;

/** A trial is not taken up again by the next page. */
const noStorage = { getItem: () => null, setItem: () => undefined, removeItem: () => undefined };
