"use client";

import type { ReactNode, Ref } from "react";
import { piecesOf, type Stretch } from "./pieces";

const colours = ["bg-student-soft", "bg-partial-soft", "bg-accepted-soft", "bg-ours-soft"] as const;

/** One of the two sources: lines with their numbers, and each fragment coloured behind its number. */
export function SourcePane({
  ref,
  label,
  note,
  source,
  stretches,
  current,
  onChoose,
}: {
  ref: Ref<HTMLDivElement>;
  label: string;
  note: ReactNode;
  source: string;
  stretches: readonly Stretch[];
  current: number | null;
  onChoose: (fragment: number) => void;
}) {
  const lineNumbers = source.split("\n").map((_, index) => index + 1);
  return (
    <div className="min-w-0">
      <h2 className="truncate font-medium">{label}</h2>
      <p className="text-xs text-ink-faint">{note}</p>
      <div
        ref={ref}
        role="region"
        aria-label={`Code of ${label}`}
        tabIndex={0}
        className="mt-2 flex max-h-[45vh] overflow-auto rounded border border-line bg-surface py-2 font-mono text-xs/5 focus-visible:-outline-offset-2 md:max-h-[70vh]"
      >
        <pre aria-hidden="true" className="sticky left-0 bg-surface px-2 text-right text-ink-faint select-none">
          {lineNumbers.join("\n")}
        </pre>
        <pre className="pr-3">
          {piecesOf(source, stretches).map(({ text, fragment }, index) =>
            fragment === null ? (
              <span key={index}>{text}</span>
            ) : (
              <mark
                key={index}
                data-fragment={fragment}
                className={`rounded-sm text-ink ${colours[fragment % colours.length] ?? ""} ${fragment === current ? "underline decoration-accent decoration-2 underline-offset-2" : ""}`}
              >
                <button
                  type="button"
                  aria-label={`Fragment ${fragment + 1}`}
                  aria-pressed={fragment === current}
                  onClick={() => onChoose(fragment)}
                  className={`mr-1 inline-block min-w-6 rounded-sm px-1 text-center font-sans font-medium select-none ${fragment === current ? "bg-accent text-on-accent" : "bg-hover text-ink"}`}
                >
                  {fragment + 1}
                </button>
                {text}
              </mark>
            ),
          )}
        </pre>
      </div>
    </div>
  );
}
