import type { Vec } from "numerics";

/**
 * The slope of the loss, the mean of (y_i - theta)², at theta.
 *
 * @param y - the targets, [N] with N ≥ 1; must stay as they are
 */
export function grad(theta: number, y: Vec): number {
  throw new Error("grad is not written yet");
}

/**
 * What the point yi, one of N, adds to the slope at theta. The contributions of all points add up to `grad`.
 *
 * @param N - number of points in the data, at least 1
 */
export function contribution(theta: number, yi: number, N: number): number {
  throw new Error("contribution is not written yet");
}

/**
 * theta after one step of gradient descent.
 *
 * @param y - the targets, [N] with N ≥ 1; must stay as they are
 * @param alpha - step size, at least 0
 */
export function step(theta: number, y: Vec, alpha: number): number {
  throw new Error("step is not written yet");
}

/**
 * The theta with the lowest loss.
 *
 * @param y - the targets, [N] with N ≥ 1; must stay as they are
 */
export function optimum(y: Vec): number {
  throw new Error("optimum is not written yet");
}
