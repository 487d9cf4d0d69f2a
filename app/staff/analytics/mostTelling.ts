/** More rows than these make a chart that nobody reads; the table below has all. */
export const mostRows = 12;

/** All as they stand, or the rows with the highest weights, highest first, where there are too many. */
export const mostTelling = <Row>(rows: readonly Row[], weightOf: (row: Row) => number): Row[] =>
  rows.length <= mostRows ? [...rows] : [...rows].sort((a, b) => weightOf(b) - weightOf(a)).slice(0, mostRows);

/** For the note of a chart that leaves some out; empty otherwise. */
export const leftOut = (count: number, what: string, which: string): string =>
  count <= mostRows ? "" : `The ${mostRows} of ${count} ${what} ${which}; the table has all.`;
