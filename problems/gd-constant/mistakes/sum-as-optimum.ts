import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Optimum at the sum",
  kind: "factor",
  feedback:
    "Your optimum is $\\sum_iy_i$. " +
    "In $\\sum_i(\\theta-y_i)=0$ the term $\\theta$ stands $N$ times: divide by $N$.",
  fails: ["The worked example: y = (1, 2, 6), theta = 1", "The optimum has no slope, and no lower loss beside it"],
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
  let total = 0;
  for (const target of y) total += target;
  return total;
}
