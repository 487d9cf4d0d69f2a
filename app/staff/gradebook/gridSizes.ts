/** Pixels. */
export const rowHeight = 28;

/** A column for names, whose width the grid sets, and one for each number. */
export const gridColumns = (count: number): string => `var(--name) repeat(${count}, minmax(5.75rem, 1fr))`;
