import type { Mat } from "numerics";

/** The scalar iteration: (3x - x³)/2. */
export function p(x: number): number {
  throw new Error("p is not written yet");
}

/**
 * The matrix iteration: (3I - W·Wᵀ)·W/2.
 *
 * @param W - [m, n]; must stay as it is
 * @returns [m, n]
 */
export function step(W: Mat): Mat {
  throw new Error("step is not written yet");
}

/**
 * W divided by its Frobenius norm, then `iters` steps. The zero matrix stays the zero matrix.
 *
 * @param W - [m, n]; must stay as it is
 * @param iters - whole number, at least 0
 * @returns [m, n]
 */
export function orthogonalize(W: Mat, iters: number): Mat {
  throw new Error("orthogonalize is not written yet");
}

/**
 * Where s, p(s), p(p(s)), … ends: at 0, at 1, beyond all bounds, or in anything else, such as at -1.
 *
 * @param s - at least 0
 */
export function classify(s: number): "zero" | "one" | "other" | "diverges" {
  throw new Error("classify is not written yet");
}
