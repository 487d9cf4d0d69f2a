import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Step along the signs",
  kind: "formula",
  feedback:
    "Your numbers are $-\\frac\\alpha2\\,\\mathrm{sign}(g)$: every coordinate moves equally far, however steep it is. " +
    "Under this penalty a coordinate pays for its own square, so the steeper ones should move further.",
  fails: [
    "The worked example: g = (3, -4, 12), alpha = 0.5",
    "The step for any gradient and any alpha",
    "No other step has a lower objective",
    "It points straight against the gradient and is alpha/2 times as long",
    "Twice the gradient or twice alpha makes twice the step",
    "Very large and very small gradients keep their digits",
  ],
} satisfies Mistake;

export function step(g: Vec, alpha: number): Vec {
  return g.map((entry) => -(alpha / 2) * Math.sign(entry));
}
