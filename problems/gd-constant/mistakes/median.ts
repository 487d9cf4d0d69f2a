import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Optimum at the median",
  kind: "formula",
  feedback:
    "Your optimum is the median of the data. The median minimises the mean *absolute* error. " +
    "For squared errors set the derivative $\\frac2N\\sum_i(\\theta-y_i)$ to zero and solve for $\\theta$.",
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
  const sorted = Float64Array.from(y).sort();
  const upper = sorted[Math.floor(sorted.length / 2)] ?? NaN;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? NaN;
  return (lower + upper) / 2;
}
