import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Step of fixed length",
  kind: "factor",
  feedback:
    "Your numbers are $-\\frac\\alpha2\\,g/\\lVert g\\rVert_2$: the direction is right, but every gradient gets a step of the same length. " +
    "Put $u=-M\\,g/\\lVert g\\rVert_2$ into the objective and minimise over $M$: the length of the gradient does not drop out.",
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
  const length = Math.hypot(...g);
  return g.map((entry) => (length === 0 ? 0 : -(alpha / 2) * (entry / length)));
}
