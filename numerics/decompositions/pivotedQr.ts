import { norm2 } from "../norms/norm2";

/**
 * The factors of A·P = Q·R, [m, n] with m ≥ n. Q is kept as the n reflections it is a product of; Householder's
 * reflection number k is I − weightₖ·vₖ·vₖᵀ, where vₖ is zero above entry k. Its length is between √2 and 2, so that
 * columns as short as 1e-200, whose squares no number can hold, are reflected like any other.
 */
export interface PivotedQr {
  readonly rows: number;
  readonly cols: number;
  /** Column by column, so that each is one piece of memory: R above the diagonal, vₖ from the diagonal of column k down. */
  readonly columns: Float64Array;
  /** [n] the diagonal of R; sizes fall from left to right */
  readonly diagonal: Float64Array;
  /** [n] */
  readonly weights: Float64Array;
  /** [n] column j of A·P is column order[j] of A */
  readonly order: Int32Array;
}

/** What is shorter counts as zero: the smallest doubles have too few digits to tell a direction. */
const shortest = 1e-290;

/**
 * Householder's QR factors with column pivoting: the column with the largest remainder goes first. That sorts the
 * information of a matrix into the first columns, and of a rank-deficient one leaves rounding in the last rows of R.
 *
 * @param columns - A column by column, m·n finite entries; becomes the factors' memory
 * @param rows - m, at least n
 * @param cols - n
 * @see Golub, Van Loan: Matrix Computations, 4th ed., algorithm 5.4.1
 */
export function pivotedQr(columns: Float64Array, rows: number, cols: number): PivotedQr {
  const diagonal = new Float64Array(cols);
  const weights = new Float64Array(cols);
  const order = Int32Array.from({ length: cols }, (_, j) => j);
  const remainder = Float64Array.from({ length: cols }, (_, j) => squares(columns, j * rows, (j + 1) * rows));
  const trusted = remainder.slice();

  for (let k = 0; k < cols; k++) {
    const pivot = k + indexOfLargest(remainder.subarray(k));
    if (pivot !== k) {
      swapRanges(columns, k * rows, pivot * rows, rows);
      for (const list of [remainder, trusted, order]) swapRanges(list, k, pivot, 1);
    }
    const start = k * rows + k;
    const end = (k + 1) * rows;
    const length = norm2(columns.subarray(start, end));
    if (length < shortest) continue;
    for (let i = start; i < end; i++) columns[i] = (columns[i] as number) / length;
    const top = columns[start] as number;
    // The sign that adds two numbers of the same sign: the other one would cancel.
    const sign = top >= 0 ? 1 : -1;
    diagonal[k] = -sign * length;
    columns[start] = top + sign;
    weights[k] = 1 / Math.abs(columns[start]);
    for (let j = k + 1; j < cols; j++) {
      reflectRange(columns, start, end, weights[k] as number, columns, j * rows + k);
      const settled = columns[j * rows + k] as number;
      remainder[j] = (remainder[j] as number) - settled * settled;
      // What is left of many subtractions is rounding; then it is measured afresh.
      if ((remainder[j] as number) < 1e-8 * (trusted[j] as number))
        trusted[j] = remainder[j] = squares(columns, j * rows + k + 1, (j + 1) * rows);
    }
  }
  return { rows, cols, columns, diagonal, weights, order };
}

/** Applies reflection number k of Q to x, [m], in place. Qᵀ·x is all of them from the first to the last, Q·x the other way round. */
export function reflect({ rows, columns, weights }: PivotedQr, k: number, x: Float64Array): void {
  reflectRange(columns, k * rows + k, (k + 1) * rows, weights[k] as number, x, k);
}

/** Subtracts weight·v·(vᵀx) from x, where v is `from[start … end)` and x begins at `to[offset]`. */
function reflectRange(
  from: Float64Array,
  start: number,
  end: number,
  weight: number,
  to: Float64Array,
  offset: number,
): void {
  const shift = offset - start;
  let product = 0;
  for (let i = start; i < end; i++) product += (from[i] as number) * (to[i + shift] as number);
  const factor = weight * product;
  for (let i = start; i < end; i++) to[i + shift] = (to[i + shift] as number) - factor * (from[i] as number);
}

function squares(values: Float64Array, start: number, end: number): number {
  let total = 0;
  for (let i = start; i < end; i++) total += (values[i] as number) * (values[i] as number);
  return total;
}

function indexOfLargest(values: Float64Array): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if ((values[i] as number) > (values[best] as number)) best = i;
  return best;
}

function swapRanges(values: Float64Array | Int32Array, first: number, second: number, count: number): void {
  for (let i = 0; i < count; i++) {
    const kept = values[first + i] as number;
    values[first + i] = values[second + i] as number;
    values[second + i] = kept;
  }
}
