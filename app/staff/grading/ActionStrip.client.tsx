"use client";

import { Button, buttonClass } from "../../ui/Button";
import { Link } from "../../ui/Link";
import { Key } from "./Key";
import type { GradingSession } from "./gradingSession";

/** What can be done with the open answer, each with its key; and what was done last. */
export function ActionStrip({
  session,
  isOpen,
  said,
  groups,
  onHelp,
}: {
  session: GradingSession;
  /** An answer is open. */
  isOpen: boolean;
  said: string;
  /** Address of the answers in groups. */
  groups: string;
  onHelp: () => void;
}) {
  return (
    <div
      role="group"
      aria-label="Actions"
      className="hairline-t sticky bottom-0 z-10 flex flex-wrap items-center gap-x-1 gap-y-1 bg-paper px-3 py-2"
    >
      <Button kind="quiet" size="small" onClick={() => void session.previous()}>
        Previous <Key>←</Key>
      </Button>
      <Button kind="quiet" size="small" disabled={!isOpen} onClick={() => void session.next()}>
        Skip <Key>→</Key>
      </Button>
      <Button kind="quiet" size="small" onClick={() => void session.undo()}>
        Undo <Key>u</Key>
      </Button>
      <Link href={groups} className={buttonClass({ kind: "quiet", size: "small" })}>
        Groups <Key>g</Key>
      </Link>
      <Button kind="quiet" size="small" onClick={onHelp}>
        Keys <Key>?</Key>
      </Button>
      <p aria-hidden="true" className="min-w-0 flex-1 truncate text-right text-xs text-ink-faint max-sm:hidden">
        {said}
      </p>
      <Button
        kind="primary"
        className="max-sm:w-full"
        disabled={!isOpen}
        onClick={() => void session.finish()}
        aria-keyshortcuts="Enter Control+Enter Meta+Enter"
      >
        Save and next
        <kbd className="font-sans text-xs font-normal opacity-75 pointer-coarse:hidden">↵</kbd>
      </Button>
    </div>
  );
}
