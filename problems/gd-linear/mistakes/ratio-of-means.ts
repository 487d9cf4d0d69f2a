import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Optimum as the ratio of the means",
  kind: "formula",
  feedback:
    "Your optimum is $\\bar y/\\bar x$: the slope of the line from the origin to the centre of the data. That line has no mean error, but not the least mean *squared* error. " +
    "Set $\\sum_i(\\theta x_i-y_i)x_i$ to zero and keep the factor $x_i$ in both terms.",
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
  let inputs = 0;
  let targets = 0;
  for (const [i, input] of x.entries()) {
    inputs += input;
    targets += y[i] ?? 0;
  }
  return inputs === 0 ? 0 : targets / inputs;
}
