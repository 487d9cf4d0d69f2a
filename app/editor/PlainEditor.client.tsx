"use client";

import { useEffect, useId, useRef, useSyncExternalStore } from "react";
import type { EditorProps } from "./editorHandle";

/**
 * A text area with line numbers. It is what the server sends, so the answer can be read before any script runs; it stays
 * for people who prefer it and for browsers in which the full editor does not load. Tab leaves it.
 */
export function PlainEditor({ text, onChange, label, attach }: EditorProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const gutter = useRef<HTMLDivElement>(null);
  const note = useId();
  // React puts its own text into the field when it takes over the server's page: what was typed before would be lost.
  const takesText = useSyncExternalStore(
    () => () => undefined,
    () => true,
    () => false,
  );

  useEffect(() => {
    attach({
      focus: () => area.current?.focus(),
      show: ({ line, column }) => {
        const field = area.current;
        if (field === null) return;
        const offset = offsetOf(field.value, line, column);
        field.focus();
        field.setSelectionRange(offset, offset);
        field.scrollTop = Math.max(0, line - 4) * parseFloat(getComputedStyle(field).lineHeight);
      },
      showNextError: () => undefined,
    });
    return () => attach(null);
  }, [attach]);

  return (
    // On touch screens 16 px, because a phone zooms into smaller fields.
    <div className="flex h-full bg-surface font-mono text-xs/5 pointer-coarse:text-base/6 focus-within:outline-2 focus-within:-outline-offset-2 focus-within:outline-accent">
      <div
        ref={gutter}
        aria-hidden="true"
        className="w-14 shrink-0 overflow-hidden py-2 pr-6 pointer-coarse:w-10 pointer-coarse:pr-2 text-right text-ink-faint select-none"
      >
        <pre className="font-mono">{lineNumbers(text)}</pre>
        {/* The text area may scroll further than its lines, by the height of its scroll bar. */}
        <div className="h-8" />
      </div>
      <textarea
        ref={area}
        value={text}
        readOnly={!takesText}
        onChange={(event) => onChange(event.target.value)}
        onScroll={(event) => {
          if (gutter.current !== null) gutter.current.scrollTop = event.currentTarget.scrollTop;
        }}
        aria-label={label}
        aria-describedby={note}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        autoComplete="off"
        wrap="off"
        className="min-w-0 flex-1 resize-none overflow-auto bg-transparent py-2 pr-3 whitespace-pre outline-none [tab-size:2]"
      />
      <p id={note} className="unseen">
        Plain text. Tab leaves the field.
      </p>
    </div>
  );
}

function lineNumbers(text: string): string {
  let lines = 1;
  for (const character of text) if (character === "\n") lines++;
  return Array.from({ length: lines }, (_, index) => String(index + 1)).join("\n");
}

function offsetOf(text: string, line: number, column: number): number {
  const lines = text.split("\n");
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  return before + Math.min(column - 1, lines[line - 1]?.length ?? 0);
}
