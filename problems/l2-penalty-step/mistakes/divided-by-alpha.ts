import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Divided by alpha instead of multiplied",
  kind: "factor",
  feedback:
    "Your numbers are $-\\frac1{2\\alpha}g$, the answer for a penalty with weight $\\alpha$. " +
    "Here the weight is $\\frac1\\alpha$. Solve $g_i+\\frac2\\alpha u_i=0$ for $u_i$ and see on which side $\\alpha$ lands: cheaper moves are longer.",
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
  return g.map((entry) => -entry / (2 * alpha));
}
