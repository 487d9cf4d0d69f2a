import { requireRightSide } from "../checks/requireRightSide";
import { requireSquare } from "../checks/requireSquare";
import { cholesky } from "../decompositions/cholesky";
import type { Mat } from "../matrices/matrix";
import { transpose } from "../matrices/transpose";
import type { Vec } from "../vectors/vec";
import { solveLower } from "./solveLower";
import { solveUpper } from "./solveUpper";

/**
 * The solution x of A·x = b for a symmetric positive definite A, by Cholesky's factors.
 *
 * @param a - [n, n], symmetric; only the diagonal and what is below it are read
 * @param b - [n]
 * @returns [n], exact for a matrix that differs from A by a few n·10⁻¹⁶ relative to its size, however ill-conditioned A is
 * @throws DomainError if A is not positive definite
 * @throws ShapeError if A is not square or b has another length
 * @see Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., theorem 10.4
 * @example solvePositive(matrix(2, 2, [4, 2, 2, 10]), vec([8, 22])) // [1, 2]
 */
export function solvePositive(a: Mat, b: Vec): Vec {
  requireSquare("solvePositive", a);
  requireRightSide("solvePositive", a, b);
  const lower = cholesky(a);
  return solveUpper(transpose(lower), solveLower(lower, b));
}
