"use client";

import { useEffect, useState } from "react";
import { previewMarkdown } from "./previewMarkdown";

const quietMs = 600;

type Preview = { markdown: string } & ({ html: string } | { message: string });

/** Markdown as its readers will see it, a moment after typing paused. The server renders it, as it does for readers. */
export function MarkdownPreview({ markdown }: { markdown: string }) {
  const preview = usePreview(markdown);
  if (markdown.trim() === "") return null;
  return (
    <div role="group" aria-label="Preview" className="border-l-2 border-line pl-3">
      <p aria-hidden="true" className="text-xs text-ink-faint">
        Preview
      </p>
      {preview === null ? (
        <p className="text-ink-faint">Loading</p>
      ) : "message" in preview ? (
        <p className="text-ink-soft">{preview.message}</p>
      ) : (
        <div
          className={`prose prose-small overflow-x-auto ${preview.markdown === markdown ? "" : "opacity-60"}`}
          // Rendered and sanitised by the server.
          dangerouslySetInnerHTML={{ __html: preview.html }}
        />
      )}
    </div>
  );
}

/** The latest preview there is: of this text, or of the one before it while this one is on its way. */
function usePreview(markdown: string): Preview | null {
  const [preview, setPreview] = useState<Preview | null>(null);
  useEffect(() => {
    if (markdown.trim() === "") return;
    let isWanted = true;
    const timer = setTimeout(() => {
      void previewMarkdown(markdown)
        .then((answer): Preview => ({ markdown, ...(answer.ok ? { html: answer.html } : { message: answer.message }) }))
        .catch((): Preview => ({ markdown, message: "A preview is not available offline." }))
        .then((next) => {
          if (isWanted) setPreview(next);
        });
    }, quietMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [markdown]);
  return preview;
}
