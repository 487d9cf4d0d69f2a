"use client";

import { type KeyboardEvent, type ReactNode, type RefObject, useRef, useState } from "react";
import type { Fragment } from "#server/similarity/comparison";
import { Button } from "../../../../../ui/Button";
import { SourcePane } from "./SourcePane.client";
import { linesInWords } from "./pieces";

interface Side {
  label: string;
  source: string;
  /** Beside the name. */
  note: ReactNode;
}

/**
 * Two sources with what they share marked and numbered alike. Moving to a fragment brings it into view on both sides:
 * by its number, by the buttons, or with n and p while the comparison has the focus.
 */
export function PairSources({ left, right, fragments }: { left: Side; right: Side; fragments: readonly Fragment[] }) {
  const [current, setCurrent] = useState<number | null>(null);
  const leftPane = useRef<HTMLDivElement>(null);
  const rightPane = useRef<HTMLDivElement>(null);

  const show = (fragment: number): void => {
    setCurrent(fragment);
    for (const pane of [leftPane, rightPane]) bringIntoView(pane, fragment);
  };
  const move = (by: 1 | -1): void => {
    const count = fragments.length;
    if (count === 0) return;
    show(current === null ? (by === 1 ? 0 : count - 1) : (current + by + count) % count);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "n") move(1);
    else if (event.key === "p") move(-1);
    else return;
    event.preventDefault();
  };

  const shown = current === null ? undefined : fragments[current];
  return (
    <section aria-label="Both answers" className="mt-4" onKeyDown={onKeyDown}>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Button size="small" onClick={() => move(-1)} disabled={fragments.length === 0} aria-keyshortcuts="p">
          Previous <kbd className="font-mono text-ink-faint">p</kbd>
        </Button>
        <Button size="small" onClick={() => move(1)} disabled={fragments.length === 0} aria-keyshortcuts="n">
          Next <kbd className="font-mono text-ink-faint">n</kbd>
        </Button>
        <p role="status" className="numbers text-xs text-ink-soft">
          {shown === undefined || current === null
            ? fragments.length === 1
              ? "One shared fragment"
              : `${fragments.length} shared fragments`
            : `Fragment ${current + 1} of ${fragments.length}: ${shown.tokens} tokens, ${linesInWords(left.source, shown.left)} on the left, ${linesInWords(right.source, shown.right)} on the right`}
        </p>
      </div>
      <div className="mt-3 grid gap-4 md:grid-cols-2">
        <SourcePane
          ref={leftPane}
          {...left}
          stretches={fragments.map((fragment) => fragment.left)}
          current={current}
          onChoose={show}
        />
        <SourcePane
          ref={rightPane}
          {...right}
          stretches={fragments.map((fragment) => fragment.right)}
          current={current}
          onChoose={show}
        />
      </div>
    </section>
  );
}

/** Two lines below the top of its pane. The page itself stays where it is. */
function bringIntoView(paneRef: RefObject<HTMLDivElement | null>, fragment: number): void {
  const pane = paneRef.current;
  const mark = pane?.querySelector(`[data-fragment="${fragment}"]`);
  if (!pane || !mark) return;
  const distance = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTo({ top: pane.scrollTop + distance - 40, left: 0 });
}
