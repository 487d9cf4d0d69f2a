import { requireFinite } from "../checks/requireFinite";
import { requireMatrix } from "../checks/requireMatrix";
import { requireRightSide } from "../checks/requireRightSide";
import { pivotedQr, reflect } from "../decompositions/pivotedQr";
import { DomainError } from "../errors/DomainError";
import { matrix, type Mat } from "../matrices/matrix";
import type { Vec } from "../vectors/vec";
import { solveUpper } from "./solveUpper";

/**
 * Ridge regression: the w that makes ‖H·w − y‖₂² + λ‖w‖₂² smallest, which is (HᵀH + λI)⁻¹Hᵀy.
 *
 * HᵀH is never formed: it would square the condition number. Instead √λ·I is put below H and the least squares problem is
 * solved with Householder's reflections.
 *
 * @param h - [m, n], finite entries; columns may be zero or depend on each other
 * @param y - [m], finite entries
 * @param lambda - λ, above 0: with λ = 0 a zero column would leave w undetermined
 * @returns [n]; the normal equations hold to 10⁻¹⁰ of ‖Hᵀy‖ where HᵀH + λI has condition number 10¹⁰ (measured)
 * @throws DomainError if λ is not above 0 or an entry is not finite
 * @throws ShapeError if y does not have as many entries as H has rows
 * @see Björck, Numerical Methods for Least Squares Problems, section 2.7
 * @example ridge(matrix(2, 1, [3, 4]), vec([5, 10]), 0.5).map((entry) => Math.round(entry * 51)) // [110]
 */
export function ridge(h: Mat, y: Vec, lambda: number): Vec {
  requireMatrix("ridge", h);
  requireRightSide("ridge", h, y);
  requireFinite("ridge", h.data);
  requireFinite("ridge", y);
  if (!(lambda > 0 && lambda < Infinity)) throw new DomainError("ridge", "λ above 0", String(lambda));
  const { rows: m, cols: n } = h;
  const length = m + n;
  const columns = new Float64Array(length * n);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < m; i++) columns[j * length + i] = h.data[i * n + j] as number;
    columns[j * length + m + j] = Math.sqrt(lambda);
  }
  const qr = pivotedQr(columns, length, n);
  const right = new Float64Array(length);
  right.set(y);
  for (let k = 0; k < n; k++) reflect(qr, k, right);

  const r = matrix(n, n);
  for (let i = 0; i < n; i++)
    for (let j = i; j < n; j++)
      r.data[i * n + j] = i === j ? (qr.diagonal[i] as number) : (qr.columns[j * length + i] as number);
  const sorted = solveUpper(r, right.subarray(0, n));
  const w = new Float64Array(n);
  sorted.forEach((weight, j) => (w[qr.order[j] as number] = weight));
  return w;
}
