/**
 * The points of rows that share a part's points.
 *
 * @param points - of the part
 * @param shares - one a row; they sum to 1
 * @returns one a row; they sum to exactly `points`, the last row taking what rounding leaves
 */
export function rowPoints(points: number, shares: readonly number[]): number[] {
  let given = 0;
  return shares.map((share, row) => {
    const own = row === shares.length - 1 ? points - given : points * share;
    given += own;
    return own;
  });
}
