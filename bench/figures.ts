/** Percentiles of a sample, by the nearest rank: p95 of 100 values is the 95th smallest, a value that occurred. */
export function quantiles(sample: readonly number[]): { p50: number; p95: number; p99: number; max: number } {
  const sorted = [...sample].sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: at(1) };
}

/** Three digits that mean something: 0.123, 1.23, 12.3, 123, 1235. */
export const shown = (value: number): string =>
  Number.isNaN(value) ? "-" : Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));

/** Rows under a heading, each column as wide as its widest cell; numbers stand on the right. */
export function table(heading: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const cells = [heading, ...rows.map((row) => row.map((cell) => (typeof cell === "number" ? shown(cell) : cell)))];
  const widths = heading.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ");
  return cells.map((row) => `  ${line(row).trimEnd()}`).join("\n");
}
