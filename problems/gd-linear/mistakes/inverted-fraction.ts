import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Optimum upside down",
  kind: "formula",
  feedback:
    "Your optimum is $\\sum_ix_i^2\\big/\\sum_ix_iy_i$, the right fraction upside down. " +
    "From $\\theta\\sum_ix_i^2=\\sum_ix_iy_i$ divide by what stands beside $\\theta$. Check the units: $\\theta$ is a $y$ per $x$.",
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
  let products = 0;
  let squares = 0;
  for (const [i, input] of x.entries()) {
    products += input * (y[i] ?? 0);
    squares += input * input;
  }
  return products === 0 ? 0 : squares / products;
}
