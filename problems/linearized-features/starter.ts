import type { Mat, Vec } from "numerics";

/** The network y(x) = b2 + Σᵢ w2ᵢ·relu(w1ᵢ·x + b1ᵢ); the three vectors have one entry for each of the k hidden units. */
export interface Net1k {
  w1: Vec;
  b1: Vec;
  w2: Vec;
  b2: number;
}

/**
 * The derivatives of the output at x with respect to all parameters.
 *
 * @returns [3k + 1], in the order w1, b1, w2, b2
 */
export function features(net: Net1k, x: number): Vec {
  throw new Error("features is not written yet");
}

/**
 * The features of several inputs.
 *
 * @returns [n, 3k + 1], one row for each input, in the order of X
 */
export function matrix(net: Net1k, X: Vec): Mat {
  throw new Error("matrix is not written yet");
}
