"use client";

import { Plus } from "lucide-react";
import { useEffect, useRef, useState } from "react";
import type { SnippetView } from "#server/snippets";
import { Button } from "../../../../ui/Button";
import { keepSnippet } from "../../../comments/actions";
import { matchSnippets } from "../../../comments/snippetQuery";
import { SnippetForm } from "./SnippetForm.client";
import { SnippetRow } from "./SnippetRow.client";

/** A new snippet, and those that there are, found by typing. */
export function SnippetScreen({ course, snippets }: { course: string; snippets: readonly SnippetView[] }) {
  const [words, setWords] = useState("");
  const [isAdding, setAdding] = useState(false);
  const [news, setNews] = useState<{ text: string; retired?: string }>({ text: "" });
  const [isBusy, setBusy] = useState(false);
  const top = useRef<HTMLDivElement>(null);
  const shown = matchSnippets(snippets, words, snippets.length);
  useEffect(() => {
    // What was pressed may be gone with the row it stood in, and the focus with it.
    if (news.text !== "" && document.activeElement === document.body) top.current?.focus();
  }, [news, snippets]);

  const keep = (text: string) => keepSnippet({ course, text });
  const bringBack = async (text: string) => {
    setBusy(true);
    const answer = await keep(text).catch(() => ({ ok: false as const, message: "The server cannot be reached." }));
    setBusy(false);
    setNews(answer.ok ? { text: "The snippet is back." } : { text: answer.message, retired: text });
  };

  return (
    <div ref={top} tabIndex={-1} role="group" aria-label="Snippets" className="mt-6 focus-visible:outline-none">
      <div className="flex flex-wrap items-end gap-3">
        <label className="min-w-0 flex-1 basis-56">
          <span className="text-ink-soft">Find by words</span>
          <input
            type="search"
            value={words}
            onChange={(event) => setWords(event.target.value)}
            className="mt-1 block h-9 w-full rounded border border-line-strong/55 bg-surface px-2.5 text-sm hover:border-line-strong pointer-coarse:h-11"
          />
        </label>
        <Button onClick={() => setAdding(true)} disabled={isAdding}>
          <Plus className="size-4" aria-hidden="true" />
          New snippet
        </Button>
      </div>
      {isAdding && (
        <SnippetForm
          name="New snippet"
          initial=""
          verb="Add snippet"
          send={keep}
          onDone={() => {
            setAdding(false);
            setNews({ text: "The snippet was added." });
          }}
          onCancel={() => setAdding(false)}
        />
      )}
      <div className="mt-3 flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1 text-xs text-ink-soft">
        <p role="status">{news.text !== "" ? news.text : countWords(shown.length, snippets.length)}</p>
        {news.retired !== undefined && (
          <Button
            size="small"
            kind="quiet"
            disabled={isBusy}
            onClick={() => news.retired !== undefined && void bringBack(news.retired)}
          >
            Bring it back
          </Button>
        )}
      </div>
      {snippets.length === 0 ? (
        <p className="hairline-t mt-2 py-6 text-ink-soft">
          There are no snippets yet. Graders make one by pressing “Keep as snippet” below a comment, or here.
        </p>
      ) : (
        <ul className="hairline-t mt-2">
          {shown.map((snippet) => (
            <SnippetRow
              key={snippet.id}
              snippet={snippet}
              onEdited={() => setNews({ text: "The snippet was reworded." })}
              onRetired={() => setNews({ text: "The snippet was retired.", retired: snippet.text })}
            />
          ))}
          {shown.length === 0 && <li className="py-6 text-ink-soft">No snippet holds these words.</li>}
        </ul>
      )}
    </div>
  );
}

function countWords(shown: number, all: number): string {
  if (all === 0) return "";
  const count = all === 1 ? "1 snippet" : `${all} snippets`;
  return shown === all ? count : `${shown} of ${count}`;
}
