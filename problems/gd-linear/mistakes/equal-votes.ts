import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Every point gets the same say",
  kind: "factor",
  feedback:
    "Your contribution is $\\frac2N(\\theta x_i-y_i)$, the residual without its weight $x_i$, so your contributions do not add up to your `grad`. " +
    "Moving $\\theta$ changes the prediction at $x_i$ by $x_i$ as much: a point at $x_i=0$ has no say at all.",
  fails: [
    "The worked example: four points, theta = 1",
    "The contributions add up to the derivative",
    "A point's say grows with its distance from the origin",
  ],
} satisfies Mistake;

export function grad(theta: number, x: Vec, y: Vec): number {
  let total = 0;
  for (const [i, input] of x.entries()) total += (theta * input - (y[i] ?? 0)) * input;
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
