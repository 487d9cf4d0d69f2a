import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Step uphill",
  kind: "sign",
  feedback:
    "Your derivative is right, but your step is $\\theta+\\alpha L'(\\theta)$ and climbs. " +
    "A positive derivative says that the loss grows to the right; the way down is to the left, so it is subtracted.",
  fails: [
    "The worked example: four points, theta = 1",
    "A step goes downhill, alpha times the derivative",
    "Steps just below the largest useful size settle at the optimum",
  ],
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
  return theta + alpha * grad(theta, x, y);
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
