import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Slope of the sum, not of the mean",
  kind: "factor",
  feedback:
    "Your slope is $2\\sum_i(\\theta-y_i)$: it belongs to the *sum* of the squared errors. " +
    "The loss is their mean, so the slope carries $\\frac1N$. Without it the right step size would depend on how many data there are.",
  fails: [
    "The worked example: y = (1, 2, 6), theta = 1",
    "The slope agrees with differences of the loss",
    "A step goes downhill, alpha times the slope",
    "Twenty steps reach the lowest loss",
    "alpha = 0 stays, alpha = 1/2 arrives, alpha = 1 lands as far on the other side",
  ],
} satisfies Mistake;

export function grad(theta: number, y: Vec): number {
  let total = 0;
  for (const target of y) total += theta - target;
  return 2 * total;
}

export function contribution(theta: number, yi: number, N: number): number {
  return (2 / N) * (theta - yi);
}

export function step(theta: number, y: Vec, alpha: number): number {
  return theta - alpha * grad(theta, y);
}

export function optimum(y: Vec): number {
  let total = 0;
  for (const target of y) total += target;
  return total / y.length;
}
