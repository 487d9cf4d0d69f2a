import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Sign lost in the chain rule",
  kind: "sign",
  feedback:
    "Your slope is $\\frac2N\\sum_i(y_i-\\theta)$, with the opposite sign, and your steps run away from the data. " +
    "The inner function $y_i-\\theta$ has the derivative $-1$ with respect to $\\theta$. Check: if $\\theta$ is above all the data, the loss must grow with $\\theta$.",
  fails: [
    "The worked example: y = (1, 2, 6), theta = 1",
    "A single point",
    "The slope agrees with differences of the loss",
    "The contributions add up to the slope",
    "A step goes downhill, alpha times the slope",
    "Twenty steps reach the lowest loss",
    "alpha = 0 stays, alpha = 1/2 arrives, alpha = 1 lands as far on the other side",
  ],
} satisfies Mistake;

export function grad(theta: number, y: Vec): number {
  let total = 0;
  for (const target of y) total += target - theta;
  return (2 / y.length) * total;
}

export function contribution(theta: number, yi: number, N: number): number {
  return (2 / N) * (yi - theta);
}

export function step(theta: number, y: Vec, alpha: number): number {
  return theta - alpha * grad(theta, y);
}

export function optimum(y: Vec): number {
  let total = 0;
  for (const target of y) total += target;
  return total / y.length;
}
