"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "../ui/Button";

/** Hints in stages: each is shown when it is asked for, and says more than the one before. */
export function HintsPane({ hintsHtml }: { hintsHtml: readonly string[] }) {
  const [shown, setShown] = useState(0);
  const newest = useRef<HTMLLIElement>(null);
  // Whoever asked by keyboard goes on reading there.
  useEffect(() => newest.current?.focus(), [shown]);
  const left = hintsHtml.length - shown;
  return (
    <div className="max-w-[70ch] space-y-4">
      <p className="text-ink-soft">
        {shown === 0
          ? "Try first without. Each hint says a little more than the one before; asking for one costs nothing."
          : left === 0
            ? "These are all the hints."
            : "Try again before you ask for the next one."}
      </p>
      {shown > 0 && (
        <ol aria-label="Hints" className="space-y-4">
          {hintsHtml.slice(0, shown).map((html, index) => (
            <li
              key={index}
              ref={index === shown - 1 ? newest : undefined}
              tabIndex={-1}
              aria-label={`Hint ${index + 1}`}
              className="border-l-2 border-accent pl-3"
            >
              <p className="mb-1 text-xs font-semibold text-ink-faint">Hint {index + 1}</p>
              {/* Rendered from the author's Markdown, which is sanitised there. */}
              <div className="prose prose-small" dangerouslySetInnerHTML={{ __html: html }} />
            </li>
          ))}
        </ol>
      )}
      {left > 0 && (
        <Button onClick={() => setShown(shown + 1)}>
          Show hint {shown + 1} of {hintsHtml.length}
        </Button>
      )}
    </div>
  );
}
