/** Pixels. */
export const rowHeight = 28;

const numberWidth = "6.5rem";

/** A column for names, whose width the grid sets, and one for each number. */
export const gridColumns = (count: number): string => `var(--name) repeat(${count}, minmax(${numberWidth}, 1fr))`;

/** Without it columns would be as wide as their longest heading. */
export const gridWidth = (count: number): string => `calc(var(--name) + ${count} * ${numberWidth})`;
