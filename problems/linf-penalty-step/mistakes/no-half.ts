import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Twice the best length",
  kind: "factor",
  feedback:
    "Your numbers are $-\\alpha\\lVert g\\rVert_1\\,\\mathrm{sign}(g)$, twice the best step; there the objective is back at $0$, as if you had not moved. " +
    "The price is $\\frac1\\alpha M^2$, and the derivative of $M^2$ is $2M$.",
  fails: [
    "The worked example: g = (3, -1, 2), alpha = 0.5",
    "The step for any gradient and any alpha",
    "No other step has a lower objective",
  ],
} satisfies Mistake;

export function step(g: Vec, alpha: number): Vec {
  let norm1 = 0;
  for (const entry of g) norm1 += Math.abs(entry);
  return g.map((entry) => -alpha * norm1 * Math.sign(entry));
}
