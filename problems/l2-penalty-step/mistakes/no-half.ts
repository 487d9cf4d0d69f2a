import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Twice the best length",
  kind: "factor",
  feedback:
    "Your numbers are $-\\alpha g$, twice the best step; there the objective is back at $0$, as if you had not moved. " +
    "The derivative of $u_i^2$ is $2u_i$: the 2 ends up under $\\alpha$.",
  fails: [
    "The worked example: g = (3, -4, 12), alpha = 0.5",
    "The step for any gradient and any alpha",
    "No other step has a lower objective",
    "It points straight against the gradient and is alpha/2 times as long",
    "Very large and very small gradients keep their digits",
  ],
} satisfies Mistake;

export function step(g: Vec, alpha: number): Vec {
  return g.map((entry) => -alpha * entry);
}
