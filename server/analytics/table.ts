/** Numbers as a table: what is read below a chart, and what is saved as a file. */
export interface AnalyticsTable {
  /** Names it in addresses and files. */
  id: string;
  title: string;
  columns: readonly string[];
  /** As the columns. Null: there is none. */
  rows: readonly (readonly (string | number | null)[])[];
}

/** A share of 0 to 1 as a percentage with one decimal. */
export const percent = (share: number | null): number | null => (share === null ? null : rounded(100 * share, 1));

/** A share of so many, as a percentage with one decimal; null of none. */
export const percentOf = (count: number, all: number): number | null => (all === 0 ? null : percent(count / all));

export const rounded = (value: number, decimals: number): number => {
  const scale = Math.pow(10, decimals);
  // Adding 0 makes nothing of a negative zero.
  return Math.round(value * scale) / scale + 0;
};
