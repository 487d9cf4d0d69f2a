import type { Rng, Vec } from "numerics";

/** The network y(x) = b2 + Σᵢ w2ᵢ·relu(w1ᵢ·x + b1ᵢ); the three vectors have one entry for each hidden unit. */
export interface Net1 {
  w1: Vec;
  b1: Vec;
  w2: Vec;
  b2: number;
}

/** Which parameters learn: the output layer (w2 and b2) alone, or all of them. */
export type Which = "output" | "all";

export interface TrainOptions {
  /** Number of updates, at least 0. */
  steps: number;
  /** Examples drawn for each update, at least 1. */
  batch: number;
  /** Step size, at least 0. */
  lr: number;
  which: Which;
}

/** The output of the network for one input. */
export function forward(net: Net1, x: number): number {
  throw new Error("forward is not written yet");
}

/**
 * The gradient of the mean squared error over the data.
 *
 * @param which - with "output" the gradients of w1 and b1 are zeros
 * @returns the derivative with respect to each parameter, in its place
 */
export function backward(net: Net1, X: Vec, Y: Vec, which: Which): Net1 {
  throw new Error("backward is not written yet");
}

/** For each hidden unit the input at which it switches on or off. */
export function elbows(net: Net1): Vec {
  throw new Error("elbows is not written yet");
}

/** The network with the best output layer for its hidden layer: least sum of squared errors + lambda·(‖w2‖² + b2²). */
export function ridge(net: Net1, X: Vec, Y: Vec, lambda: number): Net1 {
  throw new Error("ridge is not written yet");
}

/**
 * The network after stochastic gradient descent.
 *
 * @param rng - the only source of randomness: rng.int(n) picks an example
 */
export function train(net: Net1, X: Vec, Y: Vec, o: TrainOptions, rng: Rng): Net1 {
  throw new Error("train is not written yet");
}
