import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Answer to another penalty",
  kind: "factor",
  feedback:
    "Your numbers are $-\\frac1\\alpha g$. They minimise $g^\\top u+\\frac\\alpha2\\lVert u\\rVert_2^2$, which looks alike and is another objective. " +
    "Copy the penalty from the statement, $\\frac1\\alpha\\lVert u\\rVert_2^2$, before you differentiate.",
  fails: [
    "The worked example: g = (3, -4, 12), alpha = 0.5",
    "The step for any gradient and any alpha",
    "No other step has a lower objective",
    "It points straight against the gradient and is alpha/2 times as long",
    "Twice the gradient or twice alpha makes twice the step",
    "Very large and very small gradients keep their digits",
    "alpha = 0 asks for no step",
  ],
} satisfies Mistake;

export function step(g: Vec, alpha: number): Vec {
  return g.map((entry) => -entry / alpha);
}
