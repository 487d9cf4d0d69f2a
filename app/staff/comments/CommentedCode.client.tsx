"use client";

import { type KeyboardEvent, memo, type MouseEvent, useRef, useState } from "react";
import type { LineRange } from "#server/lineComments";
import { CommentCard } from "./CommentCard.client";
import { CommentForm } from "./CommentForm.client";
import type { CommentActions, Outcome, ShownLineComment, SnippetOffer } from "./commentTypes";
import { linesInWords, type LineSelection, moveSelection, rangeOf } from "./lineSelection";

export interface LineCommentActions extends CommentActions {
  add: (comment: LineRange & { text: string }) => Promise<Outcome>;
}

type Props = { source: string; comments: readonly ShownLineComment[]; label: string } & (
  { canEdit: false } | { canEdit: true; actions: LineCommentActions; offer: SnippetOffer }
);

/**
 * A source with numbered lines and the comments on them, each under its last line. Where comments are written, the numbers
 * are buttons: arrows go from line to line, with Shift they take several, c or Enter comments on them.
 */
export function CommentedCode(props: Props) {
  const { source, comments, label } = props;
  const lines = source.split("\n");
  const editing = props.canEdit ? { actions: props.actions, offer: props.offer } : null;
  const [selection, setSelection] = useState<LineSelection>({ anchor: 1, current: 1 });
  // Nothing looks selected before somebody selects.
  const [isUsed, setUsed] = useState(false);
  const [written, setWritten] = useState<LineRange | null>(null);
  const root = useRef<HTMLDivElement>(null);
  const range = rangeOf(selection);

  const focusLine = (line: number) => root.current?.querySelector<HTMLElement>(`[data-line="${line}"]`)?.focus();
  /** The selection that a key finds: a screen reader may have put the focus elsewhere. */
  const selectionAt = (line: number): LineSelection =>
    line === selection.current ? selection : { anchor: line, current: line };
  const close = (hadFocus = true) => {
    setWritten(null);
    if (hadFocus) focusLine(selection.current);
  };
  const press = (event: KeyboardEvent) => {
    const line = lineOf(event.target);
    if (line === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    const from = selectionAt(line);
    const next = moveSelection(from, event, lines.length);
    if (next !== undefined) {
      setSelection(next);
      setUsed(true);
      focusLine(next.current);
    } else if (event.key === "c") {
      setSelection(from);
      setWritten(rangeOf(from));
    } else return;
    event.preventDefault();
  };
  const click = (event: MouseEvent) => {
    const line = lineOf(event.target);
    if (line === undefined) return;
    const byKeyboard = event.detail === 0;
    const next = byKeyboard ? selectionAt(line) : { anchor: event.shiftKey ? selection.anchor : line, current: line };
    setSelection(next);
    setUsed(true);
    setWritten(rangeOf(next));
  };

  return (
    <div
      ref={root}
      role="group"
      aria-label={label}
      {...(editing === null ? {} : { onKeyDown: press, onClick: click })}
      className="overflow-hidden rounded border border-line bg-surface py-1 font-mono text-xs/5"
    >
      {editing !== null && (
        <p role="status" className="unseen">
          {isUsed && `${linesInWords(range)} chosen. Press c to comment.`}
        </p>
      )}
      {lines.map((text, index) => {
        const line = index + 1;
        const isSelected = isUsed && range.firstLine <= line && line <= range.lastLine;
        const under = comments.filter(({ lastLine }) => lastLine === line);
        return (
          <div key={line}>
            <Line
              line={line}
              text={text}
              isSelected={isSelected}
              isCommented={comments.some(({ firstLine, lastLine }) => firstLine <= line && line <= lastLine)}
              isButton={editing !== null}
              isTabStop={line === selection.current}
            />
            {(under.length > 0 || written?.lastLine === line) && (
              <div className="space-y-2 border-y border-line bg-sunken px-2 py-2 sm:pl-14">
                {under.map((comment) => (
                  <CommentCard key={comment.id} comment={comment} place={linesInWords(comment)} editing={editing} />
                ))}
                {editing !== null && written?.lastLine === line && (
                  <div className="rounded border border-line bg-paper px-3 py-2 font-sans text-sm/5">
                    <CommentForm
                      key={`${written.firstLine} ${written.lastLine}`}
                      label={`Comment on ${linesInWords(written).toLowerCase()}`}
                      text=""
                      save={(words) => editing.actions.add({ ...written, text: words })}
                      offer={editing.offer}
                      onDone={close}
                      onCancel={() => close()}
                    />
                  </div>
                )}
              </div>
            )}
          </div>
        );
      })}
    </div>
  );
}

/** The line whose number an event happened on. */
function lineOf(target: EventTarget): number | undefined {
  const line = target instanceof HTMLElement ? target.closest<HTMLElement>("[data-line]")?.dataset["line"] : undefined;
  return line === undefined ? undefined : Number(line);
}

// A source may have thousands of lines, and an arrow changes two of them.
const Line = memo(function Line({
  line,
  text,
  isSelected,
  isCommented,
  isButton,
  isTabStop,
}: {
  line: number;
  text: string;
  isSelected: boolean;
  isCommented: boolean;
  isButton: boolean;
  isTabStop: boolean;
}) {
  const numberClass = `w-12 shrink-0 border-l-2 pr-2 text-right select-none ${isCommented ? "border-accent" : "border-transparent"}`;
  return (
    <div data-row={line} className={`flex scroll-mt-24 pr-2 ${isSelected ? "bg-accent-soft" : ""}`}>
      {isButton ? (
        <button
          type="button"
          data-line={line}
          tabIndex={isTabStop ? 0 : -1}
          aria-label={`Comment on line ${line}`}
          className={`${numberClass} flex items-start justify-end self-stretch text-ink-faint hover:bg-accent-soft hover:text-accent focus-visible:-outline-offset-2`}
        >
          {line}
        </button>
      ) : (
        <span aria-hidden="true" className={`${numberClass} text-ink-faint`}>
          {line}
        </span>
      )}
      <code className="min-w-0 flex-1 pl-2 whitespace-pre-wrap wrap-anywhere [tab-size:2]">
        {text === "" ? "\n" : text}
      </code>
    </div>
  );
});
