"use client";

import { useRef, useState } from "react";
import { Button } from "../../ui/Button";
import { CommentField } from "./CommentField.client";
import type { Outcome, SnippetOffer } from "./commentTypes";

/**
 * Writes or rewords a comment. What was typed stays when it could not be saved.
 *
 * @param props.onDone - called once it is saved, with whether the focus is still here
 * @param props.label - names the field, such as "Comment on line 3"
 */
export function CommentForm({
  label,
  text: initial,
  save,
  offer,
  onDone,
  onCancel,
}: {
  label: string;
  text: string;
  save: (text: string) => Promise<Outcome>;
  offer: SnippetOffer;
  onDone: (hadFocus: boolean) => void;
  onCancel: () => void;
}) {
  const form = useRef<HTMLFormElement>(null);
  const [text, setText] = useState(initial);
  const [isBusy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState("");
  const send = async () => {
    if (isBusy || text.trim() === "") return;
    setBusy(true);
    setRefusal("");
    const outcome = await save(text).catch(() => ({
      ok: false as const,
      message: "The server cannot be reached. Your text is kept here; try again.",
    }));
    setBusy(false);
    // Who went on typing elsewhere meanwhile keeps the focus there.
    const focused = document.activeElement;
    const hasFocus = focused === document.body || form.current?.contains(focused) === true;
    if (outcome.ok) onDone(hasFocus);
    else setRefusal(outcome.message);
  };
  return (
    <form
      ref={form}
      aria-label={label}
      className="space-y-2"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          onCancel();
        }
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
          event.preventDefault();
          event.stopPropagation();
          void send();
        }
      }}
    >
      <CommentField
        value={text}
        onChange={setText}
        label={label}
        snippets={offer.snippets}
        actions={{ keepSnippet: offer.keepSnippet }}
        autoFocus
      />
      <p role="status" className="text-wrong empty:hidden">
        {refusal}
      </p>
      <p className="flex flex-wrap gap-2">
        <Button type="submit" kind="primary" size="small" disabled={isBusy || text.trim() === ""}>
          Save comment
        </Button>
        <Button size="small" onClick={onCancel} disabled={isBusy}>
          Cancel
        </Button>
      </p>
    </form>
  );
}
