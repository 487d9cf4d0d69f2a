import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Step uphill",
  kind: "sign",
  feedback:
    "Your slope is right, but your step is $\\theta+\\alpha L'(\\theta)$ and climbs. " +
    "A positive slope says that the loss grows to the right; the way down is to the left, so the slope is subtracted.",
  fails: [
    "The worked example: y = (1, 2, 6), theta = 1",
    "A single point",
    "A step goes downhill, alpha times the slope",
    "Twenty steps reach the lowest loss",
    "alpha = 0 stays, alpha = 1/2 arrives, alpha = 1 lands as far on the other side",
  ],
} satisfies Mistake;

export function grad(theta: number, y: Vec): number {
  let total = 0;
  for (const target of y) total += theta - target;
  return (2 / y.length) * total;
}

export function contribution(theta: number, yi: number, N: number): number {
  return (2 / N) * (theta - yi);
}

export function step(theta: number, y: Vec, alpha: number): number {
  return theta + alpha * grad(theta, y);
}

export function optimum(y: Vec): number {
  let total = 0;
  for (const target of y) total += target;
  return total / y.length;
}
