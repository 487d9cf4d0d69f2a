import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Step of gradient descent",
  kind: "formula",
  feedback:
    "Your numbers are $-\\frac{\\alpha}{2}g$, the answer for the squared *Euclidean* norm. " +
    "Here only the largest move costs: as long as one coordinate moves by $M$, moving the others by $M$ as well is free.",
  fails: [
    "The worked example: g = (3, -1, 2), alpha = 0.5",
    "The step for any gradient and any alpha",
    "No other step has a lower objective",
    "Every coordinate moves equally far, against its slope",
  ],
} satisfies Mistake;

export function step(g: Vec, alpha: number): Vec {
  return g.map((entry) => -(alpha / 2) * entry);
}
