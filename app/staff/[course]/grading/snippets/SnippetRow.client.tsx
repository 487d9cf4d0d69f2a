"use client";

import { useState } from "react";
import type { SnippetView } from "#server/snippets";
import { Button } from "../../../../ui/Button";
import { useEditInPlace } from "../../../useEditInPlace.client";
import { retireSnippet, rewordSnippet } from "./actions";
import { SnippetForm } from "./SnippetForm.client";

/** One snippet: its words, or a form in their place. */
export function SnippetRow({
  snippet: { id, text, authorName },
  onEdited,
  onRetired,
}: {
  snippet: SnippetView;
  onEdited: () => void;
  onRetired: () => void;
}) {
  const [isEdited, setEdited, editButton] = useEditInPlace();
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState("");

  const retire = async () => {
    setBusy(true);
    const answer = await retireSnippet(id).catch(() => ({
      ok: false as const,
      message: "The server cannot be reached. Nothing was changed; try again.",
    }));
    setBusy(false);
    if (answer.ok) onRetired();
    else setRefusal(answer.message);
  };
  const name = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  if (isEdited)
    return (
      <li className="hairline-b">
        <SnippetForm
          name={`Snippet “${name}”`}
          initial={text}
          verb="Save snippet"
          // A refusal brings the words of now, and with them the second try knows what it replaces.
          send={(words) => rewordSnippet({ id, seen: text, text: words })}
          onDone={() => {
            setEdited(false);
            onEdited();
          }}
          onCancel={() => setEdited(false)}
        />
      </li>
    );
  return (
    <li className="hairline-b flex flex-wrap items-start gap-x-3 gap-y-1 py-2.5">
      <div className="min-w-0 flex-1 basis-64">
        <p className="wrap-anywhere whitespace-pre-line">{text}</p>
        <p className="text-xs text-ink-faint">by {authorName}</p>
      </div>
      <div className="ml-auto flex flex-wrap items-center gap-1">
        <Button
          ref={editButton}
          kind="quiet"
          size="small"
          aria-label={`Edit “${name}”`}
          onClick={() => setEdited(true)}
        >
          Edit
        </Button>
        <Button
          kind="quiet"
          size="small"
          aria-label={`Retire “${name}”`}
          disabled={isBusy}
          onClick={() => void retire()}
        >
          Retire
        </Button>
      </div>
      {refusal !== "" && (
        <p role="alert" className="w-full text-wrong">
          {refusal}
        </p>
      )}
    </li>
  );
}
