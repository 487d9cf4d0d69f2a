import type { Mat, Vec } from "numerics";

/** A network with one input, two hidden layers of k units each with ReLU, and one output. */
export interface Net2k {
  /** [k] weights and biases of the first hidden layer */
  w1: Vec;
  b1: Vec;
  /** [k, k] row j holds the weights of unit j of the second hidden layer, one for each unit of the first */
  W2: Mat;
  /** [k] */
  b2: Vec;
  /** [k] weights and bias of the output */
  w3: Vec;
  b3: number;
}

/** The output of the network for one input. */
export function forward(net: Net2k, x: number): number {
  throw new Error("forward is not written yet");
}

/**
 * The derivatives of the output at x with respect to all parameters.
 *
 * @returns [k² + 4k + 1], in the order w1, b1, W2 row by row, b2, w3, b3
 */
export function features(net: Net2k, x: number): Vec {
  throw new Error("features is not written yet");
}
