import { requireEntries } from "../checks/requireEntries";
import type { Vec } from "../vectors/vec";
import { scaledSquares } from "./scaledSquares";

/**
 * The root mean square √((x₁² + … + xₙ²)/n): the typical size of an entry, whatever the length. It is the 2-norm divided
 * by √n.
 *
 * @param x - [n], n ≥ 1
 * @returns at least 0
 * @throws DomainError if x is empty
 * @example rms(vec([1, -7])) // 5
 */
export function rms(x: Vec): number {
  requireEntries("rms", x);
  const { scale, squares } = scaledSquares(x);
  return scale * Math.sqrt(squares / x.length);
}
