import { requireWhole } from "../checks/requireWhole";
import { ShapeError } from "../errors/ShapeError";

/** A matrix. Entries are stored row by row: the one in row i, column j is `data[i * cols + j]`, both counted from 0. */
export interface Mat {
  readonly rows: number;
  readonly cols: number;
  readonly data: Float64Array;
}

/**
 * A matrix of the given shape, filled with zeros or with the given entries.
 *
 * @param rows - number of rows
 * @param cols - number of columns
 * @param entries - rows·cols numbers, row by row; copied
 * @returns [rows, cols]
 * @throws DomainError if rows or cols is not a whole number of at least 0
 * @throws ShapeError if the number of entries is not rows·cols
 * @example matrix(2, 3, [1, 2, 3, 4, 5, 6]) // { rows: 2, cols: 3, data: [1, 2, 3, 4, 5, 6] }
 */
export function matrix(rows: number, cols: number, entries?: ArrayLike<number>): Mat {
  requireWhole("matrix", "rows", rows, 0);
  requireWhole("matrix", "cols", cols, 0);
  if (entries === undefined) return { rows, cols, data: new Float64Array(rows * cols) };
  if (entries.length !== rows * cols)
    throw new ShapeError("matrix", `${rows * cols} entries for shape [${rows}, ${cols}]`, String(entries.length));
  return { rows, cols, data: Float64Array.from(entries) };
}
