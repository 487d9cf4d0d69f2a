import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "The targets are overwritten",
  kind: "memory",
  feedback:
    "Your numbers are right, but `grad` stores the residuals in `y`: after the first call the data are gone. " +
    "Keep a residual in a variable of its own, or fill a fresh array.",
  fails: ["The data are left as they were"],
} satisfies Mistake;

export function grad(theta: number, x: Vec, y: Vec): number {
  let total = 0;
  for (const [i, input] of x.entries()) {
    y[i] = theta * input - (y[i] ?? 0);
    total += y[i] * input;
  }
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
  return squares === 0 ? 0 : products / squares;
}
