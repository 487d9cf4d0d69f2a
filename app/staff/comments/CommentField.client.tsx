"use client";

import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react";
import type { SnippetView } from "#server/snippets";
import { MarkdownPreview } from "../../questions/MarkdownPreview.client";
import { Button } from "../../ui/Button";
import { insertSnippet, matchSnippets, type SnippetQuery, snippetQueryAt } from "./snippetQuery";

export type KeepSnippet = (
  text: string,
) => Promise<{ ok: true; snippet: SnippetView } | { ok: false; message: string }>;

/**
 * A field for a comment in Markdown. A slash at the start of a word offers the course's snippets, filtered by what is
 * typed after it: arrows choose, Enter puts one in, Escape closes the list.
 *
 * @param props.snippets - in the order in which they are offered
 * @param props.actions.keepSnippet - keeps the text for the whole course
 */
export function CommentField({
  value,
  onChange,
  label,
  snippets,
  actions,
  most = 5000,
  autoFocus = false,
}: {
  value: string;
  onChange: (value: string) => void;
  label: string;
  snippets: readonly SnippetView[];
  actions: { keepSnippet: KeepSnippet };
  /** Characters. */
  most?: number;
  /** Takes the focus when it appears. */
  autoFocus?: boolean;
}) {
  const ids = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [query, setQuery] = useState<SnippetQuery | null>(null);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const [active, setActive] = useState(0);
  const [kept, setKept] = useState<readonly SnippetView[]>([]);
  const caretAfter = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (caretAfter.current === null) return;
    area.current?.setSelectionRange(caretAfter.current, caretAfter.current);
    caretAfter.current = null;
  }, [value]);
  useLayoutEffect(() => {
    if (autoFocus) area.current?.focus();
  }, [autoFocus]);

  const known = [...kept.filter(({ id }) => !snippets.some((snippet) => snippet.id === id)), ...snippets];
  const offered = query === null || query.start === closedAt ? [] : matchSnippets(known, query.words);
  const isOpen = offered.length > 0;
  const chosen = offered[Math.min(active, offered.length - 1)];

  const look = () => {
    const field = area.current;
    if (field === null) return;
    const { selectionStart: start, selectionEnd: end } = field;
    const next = start === end ? snippetQueryAt(field.value, end) : null;
    if (next?.start !== query?.start || next?.words !== query?.words) setActive(0);
    // A list that was closed stays closed for this slash, and opens for another one.
    if (next === null) setClosedAt(null);
    setQuery(next);
  };
  const insert = (snippet: SnippetView) => {
    if (query === null) return;
    const caret = area.current?.selectionEnd ?? value.length;
    const next = insertSnippet(value, { start: query.start, caret }, snippet.text);
    caretAfter.current = next.caret;
    setQuery(null);
    onChange(next.text);
    area.current?.focus();
  };
  const press = (event: KeyboardEvent) => {
    if (!isOpen || event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined)
      setActive((at) => (Math.min(at, offered.length - 1) + step + offered.length) % offered.length);
    else if (event.key === "Enter" && !event.shiftKey && chosen !== undefined) insert(chosen);
    else if (event.key === "Escape") setClosedAt(query?.start ?? null);
    else return;
    event.preventDefault();
    // Escape would also close the form around the field, and Enter send it.
    event.stopPropagation();
  };

  return (
    <div className="space-y-2">
      <div className="relative">
        <textarea
          ref={area}
          value={value}
          onChange={(event) => {
            onChange(event.target.value);
            look();
          }}
          onSelect={look}
          onKeyDown={press}
          onBlur={() => setQuery(null)}
          rows={3}
          maxLength={most}
          aria-label={label}
          aria-describedby={`${ids}help`}
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={isOpen ? `${ids}list` : undefined}
          aria-activedescendant={chosen === undefined ? undefined : `${ids}${chosen.id}`}
          className="block min-h-20 w-full resize-y rounded border border-line-strong/55 bg-surface px-3 py-2 text-sm text-ink hover:border-line-strong"
        />
        {isOpen && (
          <ul
            id={`${ids}list`}
            role="listbox"
            aria-label="Snippets"
            className="absolute inset-x-0 top-full z-20 mt-1 max-h-60 overflow-y-auto rounded border border-line bg-surface py-1 shadow-float"
          >
            {offered.map((snippet) => (
              <li
                key={snippet.id}
                id={`${ids}${snippet.id}`}
                role="option"
                aria-selected={snippet === chosen}
                // The field keeps the focus.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => insert(snippet)}
                className={`line-clamp-2 min-h-8 cursor-pointer px-3 py-1.5 wrap-anywhere ${snippet === chosen ? "bg-accent-soft text-accent" : "hover:bg-hover"}`}
              >
                {snippet.text}
              </li>
            ))}
          </ul>
        )}
      </div>
      <p role="status" className="unseen">
        {isOpen &&
          `${offered.length} ${offered.length === 1 ? "snippet" : "snippets"}. Arrow keys choose, Enter inserts.`}
      </p>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <p id={`${ids}help`} className="min-w-0 flex-1 basis-48 text-xs text-ink-faint">
          Markdown.{known.length > 0 && " / at the start of a word offers snippets."}
        </p>
        <KeepButton
          text={value}
          isKnown={known.some(({ text }) => text === value.trim())}
          keepSnippet={actions.keepSnippet}
          onKept={(snippet) => setKept((before) => [snippet, ...before])}
        />
      </div>
      <MarkdownPreview markdown={value} />
    </div>
  );
}

function KeepButton({
  text,
  isKnown,
  keepSnippet,
  onKept,
}: {
  text: string;
  isKnown: boolean;
  keepSnippet: KeepSnippet;
  onKept: (snippet: SnippetView) => void;
}) {
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState("");
  const keep = async () => {
    setBusy(true);
    setRefusal("");
    const answer = await keepSnippet(text).catch(() => ({
      ok: false as const,
      message: "The server cannot be reached, so nothing was kept.",
    }));
    setBusy(false);
    if (answer.ok) onKept(answer.snippet);
    else setRefusal(answer.message);
  };
  return (
    <>
      <span role="status" className="text-xs text-wrong">
        {refusal}
      </span>
      <Button kind="quiet" size="small" disabled={isBusy || text.trim() === "" || isKnown} onClick={() => void keep()}>
        {isKnown ? "Kept as snippet" : "Keep as snippet"}
      </Button>
    </>
  );
}
