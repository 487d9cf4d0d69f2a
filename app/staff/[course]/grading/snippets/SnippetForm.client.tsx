"use client";

import { useEffect, useRef, useState } from "react";
import { MarkdownPreview } from "../../../../questions/MarkdownPreview.client";
import { Button } from "../../../../ui/Button";
import { WordsField } from "../../../../ui/WordsField";

/**
 * The words of a snippet.
 *
 * @param props.send - stores them; what it refuses stays in the field
 */
export function SnippetForm({
  name,
  initial,
  verb,
  send,
  onDone,
  onCancel,
}: {
  name: string;
  initial: string;
  verb: string;
  send: (text: string) => Promise<{ ok: true } | { ok: false; message: string }>;
  onDone: () => void;
  onCancel: () => void;
}) {
  const [text, setText] = useState(initial);
  const [refusal, setRefusal] = useState("");
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  useEffect(() => field.current?.focus(), []);

  const save = async () => {
    if (isBusy || text.trim() === "") return;
    setBusy(true);
    setRefusal("");
    const answer = await send(text).catch(() => ({
      ok: false as const,
      message: "The server cannot be reached. What you wrote is still here; try again.",
    }));
    setBusy(false);
    if (answer.ok) onDone();
    else setRefusal(answer.message);
  };
  return (
    <form
      aria-label={name}
      className="space-y-3 py-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onCancel();
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) void save();
      }}
    >
      <WordsField ref={field} label="Remark, in Markdown" value={text} onChange={setText} most={5_000} />
      <MarkdownPreview markdown={text} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" kind="primary" disabled={isBusy || text.trim() === ""}>
          {verb}
        </Button>
        <Button onClick={onCancel} disabled={isBusy}>
          Cancel
        </Button>
        <span role="alert" className="min-w-0 wrap-anywhere text-wrong">
          {refusal}
        </span>
      </div>
    </form>
  );
}
