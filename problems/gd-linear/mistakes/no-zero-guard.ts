import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "NaN where all inputs are 0",
  kind: "edge-case",
  feedback:
    "Your numbers are right as long as some input is not $0$. If all are, you compute $0/0$, which is NaN. " +
    "Every $\\theta$ is optimal then; the statement says which one to return.",
  fails: ["All inputs are 0", "The derivative at the optimum is 0"],
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
  let products = 0;
  let squares = 0;
  for (const [i, input] of x.entries()) {
    products += input * (y[i] ?? 0);
    squares += input * input;
  }
  return products / squares;
}
