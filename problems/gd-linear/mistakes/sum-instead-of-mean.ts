import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Derivative of the sum, not of the mean",
  kind: "factor",
  feedback:
    "Your derivative and contributions lack $\\frac1N$: they belong to the *sum* of the squared errors. " +
    "The loss is their mean. Without the division the right step size would depend on how many points there are.",
  fails: [
    "The worked example: four points, theta = 1",
    "The derivative agrees with differences of the loss",
    "The contributions add up to the derivative",
    "A point's say grows with its distance from the origin",
    "A step goes downhill, alpha times the derivative",
    "Steps just below the largest useful size settle at the optimum",
  ],
} satisfies Mistake;

export function grad(theta: number, x: Vec, y: Vec): number {
  let total = 0;
  for (const [i, input] of x.entries()) total += (theta * input - (y[i] ?? 0)) * input;
  return 2 * total;
}

export function contribution(theta: number, xi: number, yi: number, _N: number): number {
  return 2 * (theta * xi - yi) * xi;
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
