import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "alpha = 0 is replaced",
  kind: "edge-case",
  feedback:
    "Your step is right for every $\\alpha$ but $0$, where it uses $0.1$ instead: `alpha || 0.1` takes $0$ for a missing value. " +
    "With $\\alpha=0$ the parameter stays where it is.",
  fails: ["alpha = 0 stays, alpha = 1/2 arrives, alpha = 1 lands as far on the other side"],
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
  return theta - (alpha || 0.1) * grad(theta, y);
}

export function optimum(y: Vec): number {
  let total = 0;
  for (const target of y) total += target;
  return total / y.length;
}
