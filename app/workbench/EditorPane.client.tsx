"use client";

import { CircleCheck, CircleX, LoaderCircle, RotateCcw, TextCursorInput } from "lucide-react";
import { useMemo, useState, useSyncExternalStore } from "react";
import { AnswerEditor, type Checking } from "../editor/AnswerEditor.client";
import type { EditorHandle, SourceError } from "../editor/editorHandle";
import type { EditorChoice } from "../frame/preferenceCookie";
import { usePlainEditor } from "../frame/usePlainEditor.client";
import { Button } from "../ui/Button";
import type { DraftKeeper } from "./draftKeeper";
import { DraftNotices, Notice } from "./DraftNotices.client";
import { SaveStatusText } from "./SaveStatusText.client";
import type { DeskState, SubmissionDesk } from "./submissionDesk";

/** The editor with what belongs to it: whether it is saved, what is wrong, reset, and the choice of editor. */
export function EditorPane({
  keeper,
  desk,
  path,
  label,
  withheld,
  editorPreference,
  attach,
  onNextError,
}: {
  keeper: DraftKeeper;
  desk: SubmissionDesk;
  path: string;
  label: string;
  withheld: readonly string[];
  editorPreference: EditorChoice;
  attach: (handle: EditorHandle | null) => void;
  onNextError: () => void;
}) {
  const draft = useSyncExternalStore(keeper.subscribe, keeper.state, keeper.state);
  const deskState = useSyncExternalStore(desk.subscribe, desk.state, desk.state);
  const { isPlain, isCertain, choosePlain } = usePlainEditor(editorPreference);
  const [checking, setChecking] = useState<Checking>({ state: "off" });
  const [tabLeaves, setTabLeaves] = useState(false);
  const errors = useGraderErrors(deskState, draft.text);

  return (
    <>
      <div className="hairline-b flex h-9 shrink-0 items-center gap-3 px-3 text-xs pointer-coarse:h-11">
        <span className="font-mono text-ink-soft max-sm:hidden">{path}</span>
        <SaveStatusText status={draft.status} />
        <span className="flex-1" />
        <Button
          kind="quiet"
          size="small"
          onClick={() => choosePlain(!isPlain)}
          aria-pressed={isPlain}
          title={isPlain ? "Use the full editor" : "Use a plain text field"}
          className={isPlain ? "bg-hover text-ink" : ""}
        >
          <TextCursorInput className="size-4" aria-hidden="true" />
          Plain text
        </Button>
        <Button kind="quiet" size="small" onClick={() => keeper.reset()} title="Replace your code by the starter">
          <RotateCcw className="size-3.5" aria-hidden="true" />
          Reset
        </Button>
      </div>
      <DraftNotices keeper={keeper} isAlone>
        {!isPlain && checking.state === "failed" && (
          <Notice>The full editor did not load, so this is the plain one. Everything else works.</Notice>
        )}
      </DraftNotices>
      <div className="min-h-0 flex-1">
        <AnswerEditor
          full={!isPlain && isCertain}
          path={path}
          text={draft.text}
          onChange={(text) => keeper.type(text)}
          label={label}
          attach={attach}
          errors={errors}
          withheld={withheld}
          onChecking={setChecking}
          onTabLeaves={setTabLeaves}
        />
      </div>
      <div className="hairline-t flex h-7 shrink-0 items-center gap-3 px-3 text-xs text-ink-faint pointer-coarse:h-9">
        <CheckingText checking={checking} isPlain={isPlain} onNextError={onNextError} />
        <span className="flex-1" />
        {!isPlain && checking.state !== "failed" && (
          <span role="status" className={`pointer-coarse:hidden ${tabLeaves ? "font-medium text-accent" : ""}`}>
            {tabLeaves ? "Tab now leaves the editor" : "Esc, then Tab leaves the editor"}
          </span>
        )}
      </div>
    </>
  );
}

function CheckingText({
  checking,
  isPlain,
  onNextError,
}: {
  checking: Checking;
  isPlain: boolean;
  onNextError: () => void;
}) {
  if (isPlain) return <span>Types are checked in the full editor only</span>;
  switch (checking.state) {
    case "off":
    case "failed":
      return null;
    case "loading":
      return (
        <span className="after-a-moment flex items-center gap-1.5">
          <LoaderCircle className="spinning size-3.5" aria-hidden="true" />
          Loading the editor
        </span>
      );
    case "grammar-only":
    case "on":
      return checking.errors === 0 ? (
        <span className="flex items-center gap-1.5">
          <CircleCheck className="size-3.5" aria-hidden="true" />
          {checking.state === "on" ? "No errors" : "Grammar only: the engine's types did not load"}
        </span>
      ) : (
        <button
          type="button"
          onClick={onNextError}
          title="Go to the next error"
          className="flex min-h-6 items-center gap-1.5 rounded-sm font-medium text-wrong hover:underline"
        >
          <CircleX className="size-3.5" aria-hidden="true" />
          {checking.errors} {checking.errors === 1 ? "error" : "errors"}
        </button>
      );
  }
}

const none: readonly SourceError[] = [];

/** The compile errors of the verdict on screen, as long as the text is still the one they are about. */
function useGraderErrors(state: DeskState, text: string): readonly SourceError[] {
  const submission = state.phase === "graded" ? state.submission : null;
  const verdict = submission?.verdict ?? null;
  const isAboutThisText = submission !== null && submission.text === text;
  return useMemo(() => {
    if (verdict?.status !== "compile-error" || !isAboutThisText) return none;
    return verdict.places.map(({ line, column }) => ({ line, column, message: verdict.message ?? "Does not compile" }));
  }, [verdict, isAboutThisText]);
}
