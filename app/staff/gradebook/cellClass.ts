/** A cell that can take the focus. Its ring lies inside, where neighbours do not cover it. */
export const cellClass = "flex min-w-0 items-center px-2 focus-visible:-outline-offset-2";

/** The cell of names: it stays at the left edge. */
export const nameClass = `${cellClass} sticky left-0 z-10 border-r border-line-strong/40`;

/** What tells a cell of the grid from the others, and makes exactly one of them reachable by Tab. */
export const cellProps = (row: number, column: number, isActive: boolean) => ({
  "data-cell": `${row}-${column}`,
  "aria-colindex": column + 1,
  tabIndex: isActive ? 0 : -1,
});
