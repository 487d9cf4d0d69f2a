"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "../../ui/Button";
import { CommentForm } from "./CommentForm.client";
import type { CommentActions, ShownComment, SnippetOffer } from "./commentTypes";

/**
 * A comment, and for who may change it the ways to.
 *
 * @param props.place - what it is about, such as "Lines 3 to 5"
 * @param props.editing - null where comments are only read
 */
export function CommentCard({
  comment,
  place,
  editing,
}: {
  comment: ShownComment;
  place: string;
  editing: { actions: CommentActions; offer: SnippetOffer } | null;
}) {
  const [mode, setMode] = useState<"read" | "edit" | "remove">("read");
  const [refusal, setRefusal] = useState("");
  const { id, text, html, authorName, canEdit } = comment;
  const card = useRef<HTMLElement>(null);
  const wasChanged = useRef(false);
  useEffect(() => {
    // What had the focus is gone from the card.
    if (wasChanged.current && document.activeElement === document.body) card.current?.focus();
    wasChanged.current = mode !== "read";
  }, [mode]);
  const remove = async () => {
    const outcome = await editing?.actions.remove(id).catch(() => ({
      ok: false as const,
      message: "The server cannot be reached. The comment is still there.",
    }));
    if (outcome?.ok === false) setRefusal(outcome.message);
    setMode("read");
  };
  return (
    <article
      ref={card}
      tabIndex={-1}
      aria-label={`${place}, ${authorName}`}
      className="rounded border border-line bg-paper px-3 py-2 font-sans text-sm/5"
    >
      <p className="flex flex-wrap items-center gap-x-2 text-xs text-ink-faint">
        <span className="numbers min-w-0 flex-1">
          {place} · <span className="text-ink-soft">{authorName}</span>
        </span>
        {editing !== null && canEdit && mode === "read" && (
          <>
            <Button kind="quiet" size="small" onClick={() => setMode("edit")}>
              Edit
            </Button>
            <Button kind="quiet" size="small" onClick={() => setMode("remove")}>
              Remove
            </Button>
          </>
        )}
        {mode === "remove" && (
          <>
            <span className="text-ink">Remove this comment?</span>
            <Button size="small" onClick={() => void remove()} autoFocus>
              Remove it
            </Button>
            <Button kind="quiet" size="small" onClick={() => setMode("read")}>
              Keep it
            </Button>
          </>
        )}
      </p>
      {editing !== null && mode === "edit" ? (
        <CommentForm
          label={`Comment, ${place.toLowerCase()}`}
          text={text}
          save={(words) => editing.actions.edit({ id, seen: text, text: words })}
          offer={editing.offer}
          onDone={() => setMode("read")}
          onCancel={() => setMode("read")}
        />
      ) : (
        // Rendered and sanitised by the server.
        <div className="prose prose-small overflow-x-auto" dangerouslySetInnerHTML={{ __html: html }} />
      )}
      <p role="status" className="text-wrong empty:hidden">
        {refusal}
      </p>
    </article>
  );
}
