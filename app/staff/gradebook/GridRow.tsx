import { memo } from "react";
import type { CellMark } from "#server/gradebook";
import { formatPoints } from "../../ui/points";
import { cellClass, cellProps, nameClass } from "./cellClass";
import type { Row } from "./gridData";
import { rowHeight } from "./gridSizes";
import { markSigns, markWords } from "./marks";
import type { ShownColumn } from "./gridView";

/** One student. Made anew only when something of it changed: scrolling and moving about leave the others as they are. */
export const GridRow = memo(function GridRow({
  row,
  place,
  columns,
  template,
  activeColumn,
}: {
  row: Row;
  /** From 0, below the headings. */
  place: number;
  columns: readonly ShownColumn[];
  template: string;
  /** The column of this row that can take the focus. */
  activeColumn: number | null;
}) {
  const line = place + 1;
  const ground = place % 2 === 0 ? "bg-surface" : "bg-paper";
  return (
    <div
      role="row"
      aria-rowindex={line + 1}
      className={`absolute right-0 left-0 grid ${ground} hover:bg-hover`}
      style={{ top: place * rowHeight, height: rowHeight, gridTemplateColumns: template }}
    >
      <div
        role="rowheader"
        title={`${row.name}, ${row.email}${row.section === "" ? "" : `, ${row.section}`}`}
        className={`${nameClass} ${ground}`}
        {...cellProps(line, 0, activeColumn === 0)}
      >
        <span className="truncate">{row.name}</span>
      </div>
      {columns.map(({ key, index, kind }, position) => (
        <div
          key={key}
          role="gridcell"
          className={`${cellClass} numbers cursor-pointer justify-end gap-1 ${kind === "item" ? "text-ink-soft" : ""} ${kind === "total" ? "font-medium" : ""}`}
          {...cellProps(line, position + 1, activeColumn === position + 1)}
        >
          <Marks marks={row.marks[index]} />
          <Number value={row.numbers[index] ?? null} />
        </div>
      ))}
    </div>
  );
});

function Number({ value }: { value: number | null }) {
  if (value !== null) return formatPoints(value);
  return (
    <>
      <span aria-hidden="true" className="text-ink-faint">
        –
      </span>
      <span className="unseen">nothing</span>
    </>
  );
}

function Marks({ marks = [] }: { marks: CellMark[] | undefined }) {
  return marks.map((mark) => (
    <span key={mark} title={markWords[mark]} className="text-xs text-ink-faint">
      <span aria-hidden="true">{markSigns[mark]}</span>
      <span className="unseen">{markWords[mark]}, </span>
    </span>
  ));
}
