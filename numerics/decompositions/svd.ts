import { requireFinite } from "../checks/requireFinite";
import { requireMatrix } from "../checks/requireMatrix";
import { matrix, type Mat } from "../matrices/matrix";
import { transpose } from "../matrices/transpose";
import { norm2 } from "../norms/norm2";
import { normInf } from "../norms/normInf";
import type { Vec } from "../vectors/vec";
import { binaryScale } from "./binaryScale";
import { completeRows } from "./completeRows";
import { orthogonalizeRows } from "./orthogonalizeRows";
import { pivotedQr, reflect } from "./pivotedQr";

/** The thin singular value decomposition A = U·diag(s)·Vᵀ of a matrix A, [m, n]; k is the smaller of m and n. */
export interface Svd {
  /** [m, k] the left singular vectors are its columns: orthogonal, of length 1 */
  readonly u: Mat;
  /** [k] the singular values, at least 0, largest first */
  readonly s: Vec;
  /** [n, k] the right singular vectors are its columns: V itself, not Vᵀ */
  readonly v: Mat;
}

/** Beside a largest entry near 1, what is shorter counts as zero: the rounding of its square would leave the range of a double. */
const negligible = 1e-140;

/**
 * The thin singular value decomposition A = U·diag(s)·Vᵀ. Wide, tall and rank-deficient matrices are all welcome: U and V
 * have orthogonal columns of length 1 also where singular values are 0.
 *
 * The sign of a pair of singular vectors is arbitrary, and where singular values are equal so are the vectors that span
 * their space: compare products such as U·diag(s)·Vᵀ, not vectors.
 *
 * @param a - [m, n], finite entries of any size
 * @returns u [m, k], s [k] with the largest first, v [n, k], where k is the smaller of m and n. Singular values are within
 *   10⁻¹³ of the largest one, columns orthogonal to 10⁻¹³ and A reproduced to 10⁻¹³ of its largest singular value
 *   (measured up to [200, 500])
 * @throws DomainError if an entry is not finite
 * @throws ShapeError if `a.data` does not hold rows·cols entries
 * @see Drmač, Veselić: New fast and accurate Jacobi SVD algorithm, SIAM J. Matrix Anal. Appl. 29 (2008)
 * @example svd(matrix(2, 2, [0, -3, 2, 0])).s // [3, 2]
 */
export function svd(a: Mat): Svd {
  requireMatrix("svd", a);
  requireFinite("svd", a.data);
  if (a.rows >= a.cols) return svdOfTall(a);
  const { u, s, v } = svdOfTall(transpose(a));
  return { u: v, s, v: u };
}

/**
 * A·P = Q·R, then rotations W that make the rows of R orthogonal: W·R = diag(s)·Y. So A = (Q·Wᵀ)·diag(s)·(Y·Pᵀ), and Y
 * holds the right singular vectors as rows.
 */
function svdOfTall(a: Mat): Svd {
  const { rows, cols } = a;
  const scale = binaryScale(normInf(a.data));
  const columns = transpose(a).data;
  for (let i = 0; i < columns.length; i++) columns[i] = (columns[i] as number) * scale;
  const qr = pivotedQr(columns, rows, cols);

  const y = new Float64Array(cols * cols);
  for (let i = 0; i < cols; i++) {
    y[i * cols + i] = qr.diagonal[i] as number;
    for (let j = i + 1; j < cols; j++) y[i * cols + j] = qr.columns[j * rows + i] as number;
    const row = y.subarray(i * cols, (i + 1) * cols);
    if (norm2(row) < negligible) row.fill(0);
  }
  const w = new Float64Array(cols * cols);
  for (let i = 0; i < cols; i++) w[i * cols + i] = 1;
  orthogonalizeRows(y, w, cols);

  const lengths = Float64Array.from({ length: cols }, (_, i) => norm2(y.subarray(i * cols, (i + 1) * cols)));
  const descending = Array.from(lengths.keys()).sort((i, j) => (lengths[j] as number) - (lengths[i] as number));
  const directions = new Float64Array(cols * cols);
  let rank = 0;
  descending.forEach((from, to) => {
    const length = lengths[from] as number;
    if (length === 0) return;
    rank += 1;
    for (let j = 0; j < cols; j++) directions[to * cols + j] = (y[from * cols + j] as number) / length;
  });
  completeRows(directions, rank, cols);

  const u = matrix(rows, cols);
  const v = matrix(cols, cols);
  descending.forEach((from, to) => {
    const left = new Float64Array(rows);
    left.set(w.subarray(from * cols, (from + 1) * cols));
    for (let k = cols - 1; k >= 0; k--) reflect(qr, k, left);
    for (let i = 0; i < rows; i++) u.data[i * cols + to] = left[i] as number;
    for (let j = 0; j < cols; j++) v.data[(qr.order[j] as number) * cols + to] = directions[to * cols + j] as number;
  });
  return { u, s: Float64Array.from(descending, (i) => (lengths[i] as number) / scale), v };
}
