import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "The data are overwritten",
  kind: "memory",
  feedback:
    "Your numbers are right, but `optimum` adds the data up inside `y[0]`: whoever called you has lost a data point. " +
    "Use a variable of your own for the sum.",
  fails: ["The data are left as they were"],
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
  return theta - alpha * grad(theta, y);
}

export function optimum(y: Vec): number {
  for (let i = 1; i < y.length; i++) y[0] = (y[0] ?? 0) + (y[i] ?? 0);
  return (y[0] ?? 0) / y.length;
}
