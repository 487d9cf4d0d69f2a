import { requireRightSide } from "../checks/requireRightSide";
import { requireSquare } from "../checks/requireSquare";
import { DomainError } from "../errors/DomainError";
import type { Mat } from "../matrices/matrix";
import type { Vec } from "../vectors/vec";

/**
 * The solution x of L·x = b for a lower triangular L, by forward substitution: the first equation gives x₁, and so on down.
 *
 * @param l - [n, n]; what is above the diagonal is not read
 * @param b - [n]
 * @returns [n], exact for a triangle whose entries differ from those of L by n·1.2·10⁻¹⁶ relative
 * @throws DomainError if an entry of the diagonal is 0
 * @throws ShapeError if L is not square or b has another length
 * @see Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., theorem 8.5
 * @example solveLower(matrix(2, 2, [2, 0, 1, 4]), vec([6, 11])) // [3, 2]
 */
export function solveLower(l: Mat, b: Vec): Vec {
  requireSquare("solveLower", l);
  requireRightSide("solveLower", l, b);
  const n = l.rows;
  const x = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    const pivot = l.data[i * n + i] as number;
    if (pivot === 0) throw new DomainError("solveLower", "a diagonal without zeros", `0 in row ${i}`);
    let rest = b[i] as number;
    for (let j = 0; j < i; j++) rest -= (l.data[i * n + j] as number) * (x[j] as number);
    x[i] = rest / pivot;
  }
  return x;
}
