import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Contribution without its share of the mean",
  kind: "factor",
  feedback:
    "Your contribution is $2(\\theta-y_i)$, the slope of the loss of that point on its own. " +
    "In the mean every point enters with $\\frac1N$, so your contributions add up to $N$ times the slope. " +
    "(As the direction of a stochastic step your formula is fine; the contribution to $L'(\\theta)$ is asked for here.)",
  fails: ["The worked example: y = (1, 2, 6), theta = 1", "The contributions add up to the slope"],
} satisfies Mistake;

export function grad(theta: number, y: Vec): number {
  let total = 0;
  for (const target of y) total += theta - target;
  return (2 / y.length) * total;
}

export function contribution(theta: number, yi: number, _N: number): number {
  return 2 * (theta - yi);
}

export function step(theta: number, y: Vec, alpha: number): number {
  return theta - alpha * grad(theta, y);
}

export function optimum(y: Vec): number {
  let total = 0;
  for (const target of y) total += target;
  return total / y.length;
}
