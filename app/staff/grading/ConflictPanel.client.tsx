"use client";

import type { RubricView } from "#server/rubrics";
import { Button } from "../../ui/Button";
import { formatPoints } from "../../ui/points";
import type { KeeperState } from "./reviewSaving";
import { emptySheet, type Sheet, toSheet } from "./reviewSheet";

/** Two people said something about the same answer: both are shown, and the grader chooses. */
export function ConflictPanel({
  conflict: { theirs, message },
  sheet,
  rubric,
  onSettle,
}: {
  conflict: NonNullable<KeeperState["conflict"]>;
  sheet: Sheet;
  rubric: RubricView;
  onSettle: (choice: "theirs" | "mine") => void;
}) {
  const other = theirs?.authorName ?? "Nobody";
  return (
    <section role="alert" aria-label="Two reviews" className="my-2 rounded bg-partial-soft px-3 py-2">
      <p className="text-partial">{message} Nothing more is saved until you choose.</p>
      <div className="mt-2 grid gap-3 sm:grid-cols-2">
        <Side title={`${other} said`} sheet={theirs === null ? emptySheet : toSheet(theirs)} rubric={rubric}>
          <Button size="small" onClick={() => onSettle("theirs")}>
            Keep theirs
          </Button>
        </Side>
        <Side title="You say" sheet={sheet} rubric={rubric}>
          <Button size="small" onClick={() => onSettle("mine")}>
            Use mine
          </Button>
        </Side>
      </div>
    </section>
  );
}

function Side({
  title,
  sheet: { rubricItemIds, comment, override },
  rubric,
  children,
}: {
  title: string;
  sheet: Sheet;
  rubric: RubricView;
  children: React.ReactNode;
}) {
  const items = rubric.items.filter(({ id }) => rubricItemIds.includes(id));
  return (
    <div className="min-w-0">
      <h3 className="text-xs font-semibold">{title}</h3>
      <ul className="mt-1 mb-2 space-y-0.5 text-xs wrap-break-word text-ink-soft">
        {items.map(({ id, text, points }) => (
          <li key={id}>
            {text} <span className="numbers">{formatPoints(points)}</span>
          </li>
        ))}
        {items.length === 0 && <li>No rubric item</li>}
        {override !== null && (
          <li>
            {override.points} points instead: {override.reason}
          </li>
        )}
        {comment !== "" && <li className="whitespace-pre-wrap">“{comment}”</li>}
      </ul>
      {children}
    </div>
  );
}
