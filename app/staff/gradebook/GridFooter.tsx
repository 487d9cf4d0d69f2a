import { formatPoints } from "../../ui/points";
import { cellClass, cellProps, nameClass } from "./cellClass";
import type { Row } from "./gridData";
import type { Place } from "./gridMove";
import { gridColumns, rowHeight } from "./gridSizes";
import { meanAndMedian, type ShownColumn } from "./gridView";

/** Mean and median of the rows that are shown, over those that have a number. */
export function GridFooter({
  rows,
  columns,
  active,
}: {
  rows: readonly Row[];
  columns: readonly ShownColumn[];
  active: Place;
}) {
  const figures = columns.map(({ index }) => meanAndMedian(rows, index));
  return (
    <div role="rowgroup" className="hairline-t sticky bottom-0 z-20 mt-auto bg-sunken text-xs">
      {(["mean", "median"] as const).map((figure, offset) => {
        const line = rows.length + 1 + offset;
        const isActive = (column: number): boolean => active.row === line && active.column === column;
        return (
          <div
            key={figure}
            role="row"
            aria-rowindex={line + 1}
            className="grid"
            style={{ height: rowHeight, gridTemplateColumns: gridColumns(columns.length) }}
          >
            <div role="rowheader" className={`${nameClass} bg-sunken`} {...cellProps(line, 0, isActive(0))}>
              {figure === "mean" ? "Mean" : "Median"}
            </div>
            {columns.map(({ key }, index) => (
              <div
                key={key}
                role="gridcell"
                className={`${cellClass} numbers justify-end`}
                {...cellProps(line, index + 1, isActive(index + 1))}
              >
                {figures[index] == null ? "–" : formatPoints(figures[index][figure])}
              </div>
            ))}
          </div>
        );
      })}
    </div>
  );
}
