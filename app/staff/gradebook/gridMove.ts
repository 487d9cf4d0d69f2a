/** A cell by row and column, both from 0: row 0 holds the headings, column 0 the names. */
export interface Place {
  row: number;
  column: number;
}

/** How many rows and columns there are, and how many rows a page has. */
export interface Extent {
  rows: number;
  columns: number;
  page: number;
}

/** Where a key leads in a grid, after the pattern that screen readers announce; undefined for keys that lead nowhere. */
export function gridMove(
  { row, column }: Place,
  { key, ctrlKey }: { key: string; ctrlKey: boolean },
  { rows, columns, page }: Extent,
): Place | undefined {
  const last = { row: rows - 1, column: columns - 1 };
  const target = {
    ArrowUp: { row: row - 1, column },
    ArrowDown: { row: row + 1, column },
    ArrowLeft: { row, column: column - 1 },
    ArrowRight: { row, column: column + 1 },
    PageUp: { row: row - page, column },
    PageDown: { row: row + page, column },
    Home: { row: ctrlKey ? 0 : row, column: 0 },
    End: { row: ctrlKey ? last.row : row, column: last.column },
  }[key];
  return target === undefined ? undefined : within(target, { rows, columns });
}

/** The nearest place there is: after a filter the grid may be smaller than it was. */
export const within = ({ row, column }: Place, { rows, columns }: Pick<Extent, "rows" | "columns">): Place => ({
  row: Math.min(Math.max(0, row), Math.max(0, rows - 1)),
  column: Math.min(Math.max(0, column), Math.max(0, columns - 1)),
});
