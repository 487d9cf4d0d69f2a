import type { Vec } from "numerics";

/**
 * The derivative of L(theta), the mean of (y_i - theta·x_i)², at theta.
 *
 * The square brings down a 2, and the inner function y_i - theta·x_i has the derivative -x_i. So the point gives
 * 2·(theta·x_i - y_i)·x_i: its residual, weighted by its input.
 *
 * @param x - the inputs, [N] with N ≥ 1; left unchanged
 * @param y - the targets, [N]; left unchanged
 */
export function grad(theta: number, x: Vec, y: Vec): number {
  let total = 0;
  for (const [i, input] of x.entries()) total += (theta * input - (y[i] ?? 0)) * input;
  return (2 / x.length) * total;
}

/**
 * What one point of N adds to the derivative. The coefficient of its residual is (2/N)·xi: a point at xi = 0 has no say,
 * because no line through the origin can move there, and points far from the origin have the most.
 */
export function contribution(theta: number, xi: number, yi: number, N: number): number {
  return (2 / N) * (theta * xi - yi) * xi;
}

/**
 * theta after one step downhill.
 *
 * It multiplies the distance to the optimum by 1 - (2·alpha/N)·Σx_i², which shrinks for 0 < alpha < N/Σx_i².
 */
export function step(theta: number, x: Vec, y: Vec, alpha: number): number {
  return theta - alpha * grad(theta, x, y);
}

/**
 * Where the derivative is 0: theta·Σx_i² = Σx_i·y_i. If every input is 0 the loss does not depend on theta, so every
 * theta is optimal; 0 is the agreed one.
 */
export function optimum(x: Vec, y: Vec): number {
  let products = 0;
  let squares = 0;
  for (const [i, input] of x.entries()) {
    products += input * (y[i] ?? 0);
    squares += input * input;
  }
  return squares === 0 ? 0 : products / squares;
}
