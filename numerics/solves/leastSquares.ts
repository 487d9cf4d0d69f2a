import { requireFinite } from "../checks/requireFinite";
import { requireMatrix } from "../checks/requireMatrix";
import { requireRightSide } from "../checks/requireRightSide";
import { svd } from "../decompositions/svd";
import { matvec } from "../matrices/matvec";
import type { Mat } from "../matrices/matrix";
import { transpose } from "../matrices/transpose";
import type { Vec } from "../vectors/vec";

/**
 * The x that makes ‖A·x − b‖₂ smallest; if several do, the shortest of them. So for fewer equations than unknowns it is the
 * solution of least 2-norm.
 *
 * Singular values below max(m, n)·2.2·10⁻¹⁶ of the largest count as 0, since rounding cannot tell them from it.
 *
 * @param a - [m, n] of any shape and rank, finite entries
 * @param b - [m], finite entries
 * @returns [n]
 * @throws DomainError if an entry is not finite
 * @throws ShapeError if b does not have as many entries as A has rows
 * @see Golub, Van Loan: Matrix Computations, 4th ed., theorem 5.5.1
 * @example leastSquares(matrix(2, 1, [1, 1]), vec([1, 3])).map((entry) => Math.round(entry * 1e9) / 1e9) // [2]
 */
export function leastSquares(a: Mat, b: Vec): Vec {
  requireMatrix("leastSquares", a);
  requireRightSide("leastSquares", a, b);
  requireFinite("leastSquares", a.data);
  requireFinite("leastSquares", b);
  const { u, s, v } = svd(a);
  const smallest = Math.max(a.rows, a.cols) * Number.EPSILON * (s[0] ?? 0);
  const along = matvec(transpose(u), b);
  return matvec(
    v,
    along.map((coordinate, i) => ((s[i] as number) > smallest ? coordinate / (s[i] as number) : 0)),
  );
}
