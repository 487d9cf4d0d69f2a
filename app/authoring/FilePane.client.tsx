"use client";

import { CircleCheck, CircleX, LoaderCircle, TextCursorInput } from "lucide-react";
import { useState, useSyncExternalStore } from "react";
import type { Checking } from "../editor/AnswerEditor.client";
import { AuthorEditor } from "../editor/AuthorEditor.client";
import type { EditorHandle } from "../editor/editorHandle";
import type { FolderError } from "../editor/folderModels";
import { Button } from "../ui/Button";
import { Notice } from "../workbench/DraftNotices.client";
import { SaveStatusText } from "../workbench/SaveStatusText.client";
import type { WorkspaceKeeper } from "./workspaceKeeper";

/** The open file in its editor, with whether it is saved and what is wrong with it. */
export function FilePane({
  keeper,
  file,
  errors,
  editor: { isPlain, isCertain, choosePlain },
  attach,
  onOpen,
  onErrors,
  onNextError,
}: {
  keeper: WorkspaceKeeper;
  file: string;
  /** Of the whole folder. */
  errors: readonly FolderError[];
  editor: { isPlain: boolean; isCertain: boolean; choosePlain: (plain: boolean) => void };
  attach: (handle: EditorHandle | null) => void;
  onOpen: (file: string) => void;
  onErrors: (errors: FolderError[]) => void;
  onNextError: () => void;
}) {
  const { files, status } = useSyncExternalStore(keeper.subscribe, keeper.state, keeper.state);
  const [checking, setChecking] = useState<Checking>({ state: "off" });
  const [tabLeaves, setTabLeaves] = useState(false);
  const here = errors.filter((error) => error.file === file);

  return (
    <>
      <div className="hairline-b flex h-9 shrink-0 items-center gap-3 px-3 text-xs pointer-coarse:h-11">
        <h2 className="min-w-0 truncate font-mono text-ink-soft">{file}</h2>
        <SaveStatusText status={status} />
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
      </div>
      {!isPlain && checking.state === "failed" && (
        <Notice>The full editor did not load, so this is the plain one. Everything else works.</Notice>
      )}
      <div className="min-h-0 flex-1">
        <AuthorEditor
          full={!isPlain && isCertain}
          files={files}
          file={file}
          label={`Text of ${file}`}
          attach={attach}
          onChange={(changed, text) => keeper.type(changed, text)}
          onOpen={onOpen}
          onErrors={onErrors}
          onChecking={setChecking}
          onTabLeaves={setTabLeaves}
        />
      </div>
      <div className="hairline-t flex h-7 shrink-0 items-center gap-3 px-3 text-xs text-ink-faint pointer-coarse:h-9">
        {isPlain ? (
          <span>Types are checked in the full editor only</span>
        ) : (
          <CheckingText checking={checking} first={here[0] ?? errors[0]} here={here.length} onNextError={onNextError} />
        )}
        <span className="flex-1" />
        <span className="max-sm:hidden">F6: next pane</span>
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
  first,
  here,
  onNextError,
}: {
  checking: Checking;
  /** The first error of the open file, or of the folder when it has none. */
  first: FolderError | undefined;
  /** Errors in the open file. */
  here: number;
  onNextError: () => void;
}) {
  if (checking.state === "off" || checking.state === "failed") return null;
  if (checking.state === "loading")
    return (
      <span className="after-a-moment flex items-center gap-1.5">
        <LoaderCircle className="spinning size-3.5" aria-hidden="true" />
        Loading the editor
      </span>
    );
  if (first === undefined)
    return (
      <span className="flex items-center gap-1.5">
        <CircleCheck className="size-3.5" aria-hidden="true" />
        {checking.state === "on" ? "No errors" : "Grammar only: the types did not load"}
      </span>
    );
  return (
    <button
      type="button"
      onClick={onNextError}
      title={first.message}
      className="flex min-h-6 min-w-0 items-center gap-1.5 rounded-sm font-medium text-wrong hover:underline"
    >
      <CircleX className="size-3.5 shrink-0" aria-hidden="true" />
      <span className="truncate">
        {here > 0
          ? `${here} ${here === 1 ? "error" : "errors"}, first in line ${first.line}`
          : `An error in ${first.file}, line ${first.line}`}
      </span>
    </button>
  );
}
