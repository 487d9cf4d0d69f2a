import type { Mat, Vec } from "numerics";

/**
 * Gradient of the loss with respect to the weights of y = W·x + b.
 *
 * @param g - [dOut] gradient of the loss with respect to y; must stay as it is
 * @param x - [dIn] the input; must stay as it is
 * @returns [dOut, dIn]
 */
export function weightGradient(g: Vec, x: Vec): Mat {
  throw new Error("weightGradient is not written yet");
}

/**
 * What sign descent adds to the weights.
 *
 * @param eta - size of the step, at least 0
 * @returns [dOut, dIn], entries -eta, 0 and eta
 */
export function update(g: Vec, x: Vec, eta: number): Mat {
  throw new Error("update is not written yet");
}

/**
 * Multiplier of the update that makes its effect on y independent of the widths.
 *
 * @param dIn - inputs of the layer, at least 1
 * @param dOut - outputs of the layer, at least 1
 * @returns a positive number
 */
export function scale(dIn: number, dOut: number): number {
  throw new Error("scale is not written yet");
}
