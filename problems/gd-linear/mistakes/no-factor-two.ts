import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Derivative without the factor 2",
  kind: "factor",
  feedback:
    "Your derivative is $\\frac1N\\sum_i(\\theta x_i-y_i)x_i$, half of what it should be, and so are your contributions and steps. " +
    "The square brings its exponent down in front when you differentiate it.",
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
  return (1 / x.length) * total;
}

export function contribution(theta: number, xi: number, yi: number, N: number): number {
  return (1 / N) * (theta * xi - yi) * xi;
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
