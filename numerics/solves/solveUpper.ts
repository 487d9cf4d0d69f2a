import { requireRightSide } from "../checks/requireRightSide";
import { requireSquare } from "../checks/requireSquare";
import { DomainError } from "../errors/DomainError";
import type { Mat } from "../matrices/matrix";
import type { Vec } from "../vectors/vec";

/**
 * The solution x of U·x = b for an upper triangular U, by back substitution: the last equation gives xₙ, and so on up.
 *
 * @param u - [n, n]; what is below the diagonal is not read
 * @param b - [n]
 * @returns [n], exact for a triangle whose entries differ from those of U by n·1.2·10⁻¹⁶ relative
 * @throws DomainError if an entry of the diagonal is 0
 * @throws ShapeError if U is not square or b has another length
 * @see Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., theorem 8.5
 * @example solveUpper(matrix(2, 2, [2, 1, 0, 4]), vec([8, 8])) // [3, 2]
 */
export function solveUpper(u: Mat, b: Vec): Vec {
  requireSquare("solveUpper", u);
  requireRightSide("solveUpper", u, b);
  const n = u.rows;
  const x = new Float64Array(n);
  for (let i = n - 1; i >= 0; i--) {
    const pivot = u.data[i * n + i] as number;
    if (pivot === 0) throw new DomainError("solveUpper", "a diagonal without zeros", `0 in row ${i}`);
    let rest = b[i] as number;
    for (let j = i + 1; j < n; j++) rest -= (u.data[i * n + j] as number) * (x[j] as number);
    x[i] = rest / pivot;
  }
  return x;
}
