import { requireSquare } from "../checks/requireSquare";
import { DomainError } from "../errors/DomainError";
import { matrix, type Mat } from "../matrices/matrix";

/**
 * Cholesky's factor of a symmetric positive definite matrix: the lower triangular L with L·Lᵀ = A and a positive diagonal.
 *
 * @param a - [n, n], symmetric; only the diagonal and what is below it are read
 * @returns [n, n], zeros above the diagonal; L·Lᵀ is within n·2.3·10⁻¹⁶ of A, relative to the largest entry of A
 * @throws DomainError if A is not positive definite, or so nearly singular that rounding hides it
 * @throws ShapeError if A is not square
 * @see Golub, Van Loan: Matrix Computations, 4th ed., algorithm 4.2.1
 * @example cholesky(matrix(2, 2, [4, 2, 2, 10])) // { rows: 2, cols: 2, data: [2, 0, 1, 3] }
 */
export function cholesky(a: Mat): Mat {
  requireSquare("cholesky", a);
  const n = a.rows;
  const factor = matrix(n, n);
  const l = factor.data;
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let rest = a.data[i * n + j] as number;
      for (let k = 0; k < j; k++) rest -= (l[i * n + k] as number) * (l[j * n + k] as number);
      if (i !== j) {
        l[i * n + j] = rest / (l[j * n + j] as number);
        continue;
      }
      // NaN must fail: rewriting this as rest <= 0 would accept it.
      if (!(rest > 0 && rest < Infinity))
        throw new DomainError("cholesky", "a positive definite matrix", `${rest} as the square of pivot ${i}`);
      l[i * n + i] = Math.sqrt(rest);
    }
  return factor;
}
