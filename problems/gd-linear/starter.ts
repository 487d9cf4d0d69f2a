import type { Vec } from "numerics";

/**
 * The derivative of the loss, the mean of (y_i - theta·x_i)², at theta.
 *
 * @param x - the inputs, [N] with N ≥ 1; must stay as they are
 * @param y - the targets, [N]; must stay as they are
 */
export function grad(theta: number, x: Vec, y: Vec): number {
  throw new Error("grad is not written yet");
}

/**
 * What the point (xi, yi), one of N, adds to the derivative at theta. The contributions of all points add up to `grad`.
 *
 * @param N - number of points in the data, at least 1
 */
export function contribution(theta: number, xi: number, yi: number, N: number): number {
  throw new Error("contribution is not written yet");
}

/**
 * theta after one step of gradient descent.
 *
 * @param x - the inputs, [N] with N ≥ 1; must stay as they are
 * @param y - the targets, [N]; must stay as they are
 * @param alpha - step size, at least 0
 */
export function step(theta: number, x: Vec, y: Vec, alpha: number): number {
  throw new Error("step is not written yet");
}

/**
 * The theta with the lowest loss; 0 if all inputs are 0.
 *
 * @param x - the inputs, [N] with N ≥ 1; must stay as they are
 * @param y - the targets, [N]; must stay as they are
 */
export function optimum(x: Vec, y: Vec): number {
  throw new Error("optimum is not written yet");
}
