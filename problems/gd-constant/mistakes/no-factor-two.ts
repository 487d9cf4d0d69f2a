import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Slope without the factor 2",
  kind: "factor",
  feedback:
    "Your slope is $\\frac1N\\sum_i(\\theta-y_i)$, half of what it should be, and so are your contributions and steps. " +
    "Differentiate $(y_i-\\theta)^2$ slowly: the square brings its exponent down in front.",
  fails: [
    "The worked example: y = (1, 2, 6), theta = 1",
    "A single point",
    "The slope agrees with differences of the loss",
    "The contributions add up to the slope",
    "A step goes downhill, alpha times the slope",
    "alpha = 0 stays, alpha = 1/2 arrives, alpha = 1 lands as far on the other side",
  ],
} satisfies Mistake;

export function grad(theta: number, y: Vec): number {
  let total = 0;
  for (const target of y) total += theta - target;
  return (1 / y.length) * total;
}

export function contribution(theta: number, yi: number, N: number): number {
  return (1 / N) * (theta - yi);
}

export function step(theta: number, y: Vec, alpha: number): number {
  return theta - alpha * grad(theta, y);
}

export function optimum(y: Vec): number {
  let total = 0;
  for (const target of y) total += target;
  return total / y.length;
}
