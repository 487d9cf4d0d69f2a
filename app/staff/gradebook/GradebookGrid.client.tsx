"use client";

import {
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
} from "react";
import type { Row } from "./gridData";
import { gridMove, type Place, within } from "./gridMove";
import { GridFooter } from "./GridFooter";
import { GridHeader } from "./GridHeader";
import { gridColumns, gridWidth, rowHeight } from "./gridSizes";
import { GridRow } from "./GridRow";
import type { ShownColumn, View } from "./gridView";

/** Rows are made in blocks, so that scrolling by a row or two makes none. */
const block = 10;

/**
 * The numbers, with headings and names that stay in sight. One cell at a time can take the focus; arrows, Home, End and
 * Page keys move it. Only the rows in sight exist: `content-visibility` leaves table rows alone, and twenty thousand
 * elements take a second to come to life.
 */
export function GradebookGrid({
  columns,
  rows,
  view,
  onSort,
  onToggle,
  onExplain,
}: {
  columns: readonly ShownColumn[];
  rows: readonly Row[];
  view: View;
  onSort: (key: string) => void;
  /** Shows or hides the items of an assignment. */
  onToggle: (key: string) => void;
  onExplain: (row: Row, column: ShownColumn) => void;
}) {
  const grid = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<Place>({ row: 0, column: 0 });
  const isReady = useSyncExternalStore(neverChanges, () => true, neverReady);
  const { first, count, onScroll } = useRowsInSight(grid);
  // Headings and two lines below: mean and median.
  const extent = { rows: rows.length + 3, columns: columns.length + 1, page: Math.max(1, count - 3) };
  const active = within(chosen, extent);
  useFocusOn(grid, active, chosen);

  const act = ({ row, column }: Place, wantsToggle: boolean) => {
    const shown = columns[column - 1];
    const person = rows[row - 1];
    if (row === 0 && wantsToggle && shown?.kind === "assignment") onToggle(shown.key);
    else if (row === 0) onSort(shown?.key ?? "name");
    else if (shown !== undefined && person !== undefined) onExplain(person, shown);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, altKey } = event;
    if (altKey) return;
    const target = gridMove(active, { key, ctrlKey: ctrlKey || metaKey }, extent);
    if (target !== undefined) setChosen(target);
    else if (key === "Enter" || key === " ") act(active, key === " ");
    else return;
    event.preventDefault();
  };
  const onClick = ({ target }: MouseEvent) => {
    if (!(target instanceof Element)) return;
    const [row, column] = target.closest<HTMLElement>("[data-cell]")?.dataset["cell"]?.split("-").map(Number) ?? [];
    if (row === undefined || column === undefined) return;
    setChosen({ row, column });
    act({ row, column }, target.closest("[data-toggle]") !== null);
  };

  const from = Math.max(0, first - (first % block) - block);
  const inSight = rows.slice(from, from + count + 3 * block).map((row, index) => ({ row, place: from + index }));
  // The row with the focus stays while others are looked at: it would lose the focus with its element.
  const focused = rows[active.row - 1];
  const isFar = active.row - 1 < from || active.row - 1 >= from + inSight.length;
  const shown = focused !== undefined && isFar ? [...inSight, { row: focused, place: active.row - 1 }] : inSight;

  return (
    <div
      ref={grid}
      role="grid"
      aria-label="Grades"
      aria-busy={!isReady}
      aria-rowcount={extent.rows}
      aria-colcount={extent.columns}
      onScroll={onScroll}
      onKeyDown={onKeyDown}
      onClick={onClick}
      className="relative min-h-60 flex-1 scroll-pt-14 scroll-pb-14 scroll-pl-36 overflow-auto rounded border border-line bg-surface [--name:8.5rem] sm:scroll-pl-60 sm:[--name:15rem]"
    >
      <div className="flex min-h-full min-w-full flex-col" style={{ width: gridWidth(columns.length) }}>
        <GridHeader columns={columns} view={view} active={active} />
        <div role="rowgroup" className="relative" style={{ height: rows.length * rowHeight }}>
          {shown.map(({ row, place }) => (
            <GridRow
              key={row.userId}
              row={row}
              place={place}
              columns={columns}
              template={gridColumns(columns.length)}
              activeColumn={active.row === place + 1 ? active.column : null}
            />
          ))}
          {rows.length === 0 && (
            <div role="row" className="sticky left-0 w-64 px-3 py-6 text-ink-soft">
              <div role="gridcell">Nobody matches.</div>
            </div>
          )}
        </div>
        <GridFooter rows={rows} columns={columns} active={active} />
      </div>
    </div>
  );
}

const neverChanges = () => () => undefined;
const neverReady = () => false;

function useRowsInSight(grid: RefObject<HTMLDivElement | null>) {
  const [first, setFirst] = useState(0);
  // Until it is measured, only the blocks around it: thirty rows, as many as a usual window holds.
  const [count, setCount] = useState(0);
  useEffect(() => {
    const element = grid.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setCount(Math.ceil(element.clientHeight / rowHeight)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [grid]);
  const onScroll = () => setFirst(Math.floor((grid.current?.scrollTop ?? 0) / rowHeight / block) * block);
  return { first, count, onScroll };
}

/** Moves the focus to the active cell when somebody chose it, and brings it into sight. */
function useFocusOn(grid: RefObject<HTMLDivElement | null>, { row, column }: Place, chosen: Place) {
  const before = useRef(chosen);
  useLayoutEffect(() => {
    if (before.current === chosen) return;
    before.current = chosen;
    const cell = grid.current?.querySelector<HTMLElement>(`[data-cell="${row}-${column}"]`);
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [grid, chosen, row, column]);
}
