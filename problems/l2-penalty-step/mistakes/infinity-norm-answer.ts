import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Answer for the ∞-norm",
  kind: "formula",
  feedback:
    "Your numbers are $-\\frac\\alpha2\\lVert g\\rVert_1\\,\\mathrm{sign}(g)$, the step when only the *largest* coordinate of the move costs. " +
    "With $\\lVert u\\rVert_2^2=\\sum_iu_i^2$ every coordinate costs, and flat directions are not worth a long move.",
  fails: [
    "The worked example: g = (3, -4, 12), alpha = 0.5",
    "The step for any gradient and any alpha",
    "No other step has a lower objective",
    "It points straight against the gradient and is alpha/2 times as long",
    "Very large and very small gradients keep their digits",
  ],
} satisfies Mistake;

export function step(g: Vec, alpha: number): Vec {
  let norm1 = 0;
  for (const entry of g) norm1 += Math.abs(entry);
  return g.map((entry) => -(alpha / 2) * norm1 * Math.sign(entry));
}
