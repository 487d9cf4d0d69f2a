import type { Mat, Vec } from "numerics";

/**
 * The singular values of a feature matrix.
 *
 * @param P - [n, d], one example a row
 * @returns as many as the smaller of n and d, the largest first
 */
export function singularValues(P: Mat): Vec {
  throw new Error("singularValues is not written yet");
}

/**
 * The first r principal features of P at the examples of Q.
 *
 * @param P - [n, d], the features of the training inputs
 * @param Q - [m, d], the same features of other inputs
 * @returns [m, r]
 */
export function project(P: Mat, Q: Mat, r: number): Mat {
  throw new Error("project is not written yet");
}
