import type { Regions } from "./drawnFigure";
import type { PlotFrame } from "./plotFrame";
import { text } from "./polyline";

/** For each kind the cells of it, and the lines between cells that differ, as SVG paths. */
export function regionPaths({ columns, rows, cells, kinds }: Regions, { area }: PlotFrame) {
  const width = (area.right - area.left) / columns;
  const height = (area.bottom - area.top) / rows;
  const corner = (column: number, row: number) => text([area.left + column * width, area.bottom - row * height]);
  const cellAt = (column: number, row: number) => cells[row * columns + column] ?? null;
  const areas = kinds.map((): string[] => []);
  let borders = "";
  for (let row = 0; row < rows; row++)
    for (let column = 0, start = 0; column < columns; column++) {
      const kind = cellAt(column, row);
      if (column + 1 < columns && kind === cellAt(column + 1, row)) continue;
      // One rectangle for a run of cells of one kind.
      if (kind !== null)
        areas[kind]?.push(
          `M${corner(start, row)}L${corner(column + 1, row)}L${corner(column + 1, row + 1)}L${corner(start, row + 1)}Z`,
        );
      if (column + 1 < columns) borders += `M${corner(column + 1, row)}L${corner(column + 1, row + 1)}`;
      start = column + 1;
    }
  for (let row = 0; row + 1 < rows; row++)
    for (let column = 0, start: number | undefined; column <= columns; column++) {
      const differs = column < columns && cellAt(column, row) !== cellAt(column, row + 1);
      if (differs) start ??= column;
      else if (start !== undefined) {
        borders += `M${corner(start, row + 1)}L${corner(column, row + 1)}`;
        start = undefined;
      }
    }
  return { areas: areas.map((pieces) => pieces.join("")), borders };
}
