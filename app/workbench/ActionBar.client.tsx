"use client";

import type { ReactNode } from "react";
import { Button } from "../ui/Button";
import { useChordNames } from "./useChords.client";

/** Run and Submit with their chords, and how it stands. On a phone it is pinned at the bottom of every pane. */
export function ActionBar({
  headline,
  isSending,
  canSubmit,
  onRun,
  onSubmit,
  onShowResults,
  className,
}: {
  headline: ReactNode;
  isSending: boolean;
  canSubmit: boolean;
  onRun: () => void;
  onSubmit: () => void;
  onShowResults: () => void;
  className: string;
}) {
  const chords = useChordNames();
  return (
    <div
      className={`flex flex-wrap items-center gap-x-3 gap-y-2 bg-paper px-3 py-2 max-md:border-t max-md:border-line md:hairline-b ${className}`}
    >
      <div className="order-last flex gap-2 max-md:w-full md:order-first">
        <Button onClick={onRun} disabled={isSending} aria-keyshortcuts="Control+' Meta+'" className="max-md:flex-1">
          Run public tests
          <Chord keys={chords.run} />
        </Button>
        <Button
          kind="primary"
          onClick={onSubmit}
          disabled={isSending || !canSubmit}
          aria-keyshortcuts="Control+Enter Meta+Enter"
          className="max-md:flex-1"
        >
          Submit for grading
          <Chord keys={chords.submit} />
        </Button>
      </div>
      <button
        type="button"
        onClick={onShowResults}
        className="@container min-h-6 min-w-0 flex-1 rounded-sm text-left md:hidden"
      >
        {headline}
        <span className="unseen">, show the results</span>
      </button>
      <div className="@container min-w-0 flex-1 max-md:hidden">{headline}</div>
    </div>
  );
}

function Chord({ keys }: { keys: string }) {
  return (
    <kbd className="rounded-sm border border-current/25 px-1 font-sans text-[0.6875rem]/4 max-sm:hidden pointer-coarse:hidden">
      {keys}
    </kbd>
  );
}
