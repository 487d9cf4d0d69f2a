import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Optimum as the mean of the ratios",
  kind: "formula",
  feedback:
    "Your optimum is the mean of the slopes $y_i/x_i$, so that a point close to the origin counts as much as one far out. " +
    "In the loss it counts with $x_i^2$: set the derivative to zero and solve for $\\theta$.",
  fails: ["The worked example: four points, theta = 1", "The derivative at the optimum is 0"],
} satisfies Mistake;

export function grad(theta: number, x: Vec, y: Vec): number {
  let total = 0;
  for (const [i, input] of x.entries()) total += (theta * input - (y[i] ?? 0)) * input;
  return (2 / x.length) * total;
}

export function contribution(theta: number, xi: number, yi: number, N: number): number {
  return (2 / N) * (theta * xi - yi) * xi;
}

export function step(theta: number, x: Vec, y: Vec, alpha: number): number {
  return theta - alpha * grad(theta, x, y);
}

export function optimum(x: Vec, y: Vec): number {
  let total = 0;
  let count = 0;
  for (const [i, input] of x.entries()) {
    if (input === 0) continue;
    total += (y[i] ?? 0) / input;
    count++;
  }
  return count === 0 ? 0 : total / count;
}
