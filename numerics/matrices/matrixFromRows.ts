import { ShapeError } from "../errors/ShapeError";
import { matrix, type Mat } from "./matrix";

/**
 * A matrix from its rows.
 *
 * @param rows - m lists of n numbers each; copied
 * @returns [m, n]; [0, 0] if there are no rows
 * @throws ShapeError if the rows differ in length
 * @example matrixFromRows([[1, 2], [3, 4]]) // { rows: 2, cols: 2, data: [1, 2, 3, 4] }
 */
export function matrixFromRows(rows: readonly ArrayLike<number>[]): Mat {
  const cols = rows[0]?.length ?? 0;
  const result = matrix(rows.length, cols);
  rows.forEach((row, i) => {
    if (row.length !== cols)
      throw new ShapeError("matrixFromRows", `${cols} entries in every row`, `${row.length} in row ${i}`);
    result.data.set(row, i * cols);
  });
  return result;
}
