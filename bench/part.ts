/** What one part of a benchmark found: a table, and the same as data. */
export interface Part {
  title: string;
  heading: readonly string[];
  rows: readonly (readonly [string, ...(string | number)[]])[];
  /** What the figures do not say by themselves. */
  note?: string;
}
