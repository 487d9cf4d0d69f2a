import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Sign step of fixed length",
  kind: "factor",
  feedback:
    "Your numbers are $-\\frac{\\alpha}{2}\\,\\mathrm{sign}(g)$: the direction is right, but every gradient gets a step of the same length. " +
    "Put $u=-M\\,\\mathrm{sign}(g)$ into the objective, keep $M$ as an unknown and minimise over it: the gradient does not drop out.",
  fails: [
    "The worked example: g = (3, -1, 2), alpha = 0.5",
    "The step for any gradient and any alpha",
    "No other step has a lower objective",
    "Twice the gradient or twice alpha makes twice the step",
  ],
} satisfies Mistake;

export function step(g: Vec, alpha: number): Vec {
  return g.map((entry) => -(alpha / 2) * Math.sign(entry));
}
