"use client";

import { X } from "lucide-react";
import { useEffect, useRef } from "react";
import type { CellExplanation, ExplainedPart } from "#server/gradebookCell";
import { Button } from "../../ui/Button";
import { Link } from "../../ui/Link";
import { Moment } from "../../ui/Moment.client";
import { formatPoints } from "../../ui/points";
import type { GridData, Row } from "./gridData";
import { markSigns, markWords } from "./marks";
import type { ShownColumn } from "./gridView";

/** What is known of the cell: its number at once, the reasons when the server has told them. */
export interface Explained {
  row: Row;
  column: ShownColumn;
  answer: { state: "loading" } | { state: "failed"; message: string } | { state: "here"; view: CellExplanation };
}

/** Beside the grid (below it in a narrow window): why a number is what it is. Esc leads back to its cell. */
export function ExplanationPanel({
  explained: { row, column, answer },
  data,
  onClose,
}: {
  explained: Explained;
  data: GridData;
  onClose: () => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [row.userId, column.key]);
  const earned = row.numbers[column.index] ?? null;
  const marks = row.marks[column.index] ?? [];
  return (
    <aside
      aria-labelledby="why"
      onKeyDown={(event) => {
        if (event.key === "Escape") onClose();
      }}
      className="flex max-h-[45dvh] shrink-0 flex-col overflow-y-auto rounded border border-line bg-surface p-4 md:max-h-none md:w-88"
    >
      <div className="flex items-start gap-2">
        <h2 id="why" ref={heading} tabIndex={-1} className="min-w-0 flex-1 text-base/6 font-medium">
          {row.name}: {column.fullTitle}
        </h2>
        <Button kind="quiet" size="small" aria-label="Close the explanation" onClick={onClose}>
          <X className="size-4" aria-hidden="true" />
        </Button>
      </div>
      <p className="numbers mt-1 text-lg">
        {earned === null ? "–" : formatPoints(earned)}{" "}
        <span className="text-sm text-ink-faint">of {formatPoints(column.points)}</span>
      </p>
      {marks.length > 0 && (
        <p className="mt-1 text-xs text-ink-soft">
          {marks.map((mark) => `${markSigns[mark]} ${markWords[mark]}`).join(" · ")}
        </p>
      )}
      <div className="mt-3 space-y-4" aria-live="polite">
        {column.kind === "total" && <Sum row={row} data={data} />}
        {column.kind !== "total" && answer.state === "loading" && <p className="after-a-moment">Looking it up …</p>}
        {answer.state === "failed" && <p className="text-wrong">{answer.message}</p>}
        {answer.state === "here" && <Reasons view={answer.view} data={data} isOne={column.kind === "item"} />}
      </div>
    </aside>
  );
}

function Sum({ row, data }: { row: Row; data: GridData }) {
  const assignments = data.columns.map((column, index) => ({
    ...{ ...column, earned: row.numbers[index] ?? null },
    isLeftOut: row.marks[index]?.includes("dropped") === true,
  }));
  const isAnyLeftOut =
    data.dropLowest > 0 && assignments.some(({ kind, isLeftOut }) => kind === "assignment" && isLeftOut);
  return (
    <>
      <p>
        The sum of all assignments that students know of.
        {isAnyLeftOut &&
          " Those with the lowest shares are left out (⊖); what the others give is scaled to the points of all."}
      </p>
      <ul className="hairline-t">
        {assignments
          .filter(({ kind }) => kind === "assignment")
          .map(({ key, title, earned, points, isLeftOut }) => (
            <li key={key} className="hairline-b numbers flex justify-between gap-3 py-1.5">
              <span className="min-w-0">
                {title}
                {isLeftOut && <span className="text-ink-faint"> ⊖ left out</span>}
              </span>
              <span className="shrink-0">
                {earned === null ? "–" : formatPoints(earned)} of {formatPoints(points)}
              </span>
            </li>
          ))}
      </ul>
    </>
  );
}

function Reasons({ view, data, isOne }: { view: CellExplanation; data: GridData; isOne: boolean }) {
  return (
    <>
      {view.extendedFrom !== null && (
        <p>
          An extension moved the due date from <Moment at={view.extendedFrom} timeZone={data.timeZone} show="exact" />{" "}
          to <Moment at={view.dueAt} timeZone={data.timeZone} show="exact" />.
        </p>
      )}
      {!isOne && <p>{view.sum}</p>}
      {view.items.map((item) => (
        <section key={item.id}>
          {!isOne && (
            <h3 className="numbers flex justify-between gap-3 font-medium">
              <span className="min-w-0">{item.title}</span>
              <span className="shrink-0">
                {item.earned === null ? "–" : formatPoints(item.earned)} of {formatPoints(item.points)}
              </span>
            </h3>
          )}
          <p className="text-ink-soft">{item.explanation}</p>
          <ul>
            {item.parts.map((part) => (
              <PartLine key={part.id} part={part} data={data} isOnly={item.parts.length === 1} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function PartLine({ part, data, isOnly }: { part: ExplainedPart; data: GridData; isOnly: boolean }) {
  return (
    <li className="mt-1.5 text-xs">
      {!isOnly && (
        <p>
          <span className="font-medium">Part {part.key}:</span> {part.explanation}
        </p>
      )}
      {part.isFollowThrough && <p>It was judged by the student’s own earlier answers (follow-through).</p>}
      {part.isHeld && <p>Its review is not released to the student.</p>}
      {part.submissionId !== null && part.submittedAt !== null && (
        <p className="text-ink-faint">
          Handed in <Moment at={part.submittedAt} timeZone={data.timeZone} show="exact" />.{" "}
          <Link
            href={`/staff/${data.course}/grading/${part.id}?submission=${part.submissionId}`}
            className="text-accent underline underline-offset-2"
          >
            Open the submission
          </Link>
        </p>
      )}
    </li>
  );
}
