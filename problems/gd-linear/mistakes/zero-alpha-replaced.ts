import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "alpha = 0 is replaced",
  kind: "edge-case",
  feedback:
    "Your step is right for every $\\alpha$ but $0$, where it uses $0.1$ instead: `alpha || 0.1` takes $0$ for a missing value. " +
    "With $\\alpha=0$ the parameter stays where it is.",
  fails: ["alpha = 0 stays where it is"],
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
  return theta - (alpha || 0.1) * grad(theta, x, y);
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
