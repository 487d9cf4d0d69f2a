import type { Vec } from "numerics";

/**
 * The slope of L(theta), the mean of (y_i - theta)², at theta.
 *
 * The square brings down a 2 and, by the chain rule, the factor -1 of y_i - theta. So the point y_i gives
 * -2·(y_i - theta) = 2·(theta - y_i): a model that is too high for a point has a positive slope there.
 *
 * @param y - the targets, [N] with N ≥ 1; left unchanged
 */
export function grad(theta: number, y: Vec): number {
  let total = 0;
  for (const target of y) total += theta - target;
  return (2 / y.length) * total;
}

/**
 * What one point of N adds to the slope. The coefficient 2/N is the same for every point; only the residual theta - yi
 * differs, so no point counts more than another.
 */
export function contribution(theta: number, yi: number, N: number): number {
  return (2 / N) * (theta - yi);
}

/**
 * theta after one step downhill.
 *
 * Written out it is (1 - 2·alpha)·theta + 2·alpha·mean(y): the distance to the mean is multiplied by 1 - 2·alpha. That
 * shrinks for 0 < alpha < 1, and at alpha = 1/2 one step arrives.
 */
export function step(theta: number, y: Vec, alpha: number): number {
  return theta - alpha * grad(theta, y);
}

/** Where the slope is 0: the sum of theta - y_i vanishes exactly at the mean. The loss is a parabola that opens upwards. */
export function optimum(y: Vec): number {
  let total = 0;
  for (const target of y) total += target;
  return total / y.length;
}
