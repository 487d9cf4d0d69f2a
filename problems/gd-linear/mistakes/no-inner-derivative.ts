import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Input lost in the chain rule",
  kind: "factor",
  feedback:
    "Your derivative is $\\frac2N\\sum_i(\\theta x_i-y_i)$: every point has the same say, wherever it lies. " +
    "The inner function is $y_i-\\theta x_i$, and its derivative with respect to $\\theta$ is $-x_i$, not $-1$.",
  fails: [
    "The worked example: four points, theta = 1",
    "All inputs are 0",
    "The derivative agrees with differences of the loss",
    "The contributions add up to the derivative",
    "A point's say grows with its distance from the origin",
    "A step goes downhill, alpha times the derivative",
    "Steps just below the largest useful size settle at the optimum",
  ],
} satisfies Mistake;

export function grad(theta: number, x: Vec, y: Vec): number {
  let total = 0;
  for (const [i, input] of x.entries()) total += theta * input - (y[i] ?? 0);
  return (2 / x.length) * total;
}

export function contribution(theta: number, xi: number, yi: number, N: number): number {
  return (2 / N) * (theta * xi - yi);
}

export function step(theta: number, x: Vec, y: Vec, alpha: number): number {
  return theta - alpha * grad(theta, x, y);
}

export function optimum(x: Vec, y: Vec): number {
  let products = 0;
  let squares = 0;
  for (const [i, input] of x.entries()) {
    products += input * (y[i] ?? 0);
    squares += input * input;
  }
  return squares === 0 ? 0 : products / squares;
}
