import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Step uphill",
  kind: "sign",
  feedback:
    "Your numbers are $+\\frac\\alpha2g$: the length is right, the direction is not. " +
    "$u$ is added to the parameters and $g$ is the gradient of a loss, so $g^\\top u$ has to be negative.",
  fails: [
    "The worked example: g = (3, -4, 12), alpha = 0.5",
    "The step for any gradient and any alpha",
    "No other step has a lower objective",
    "It points straight against the gradient and is alpha/2 times as long",
    "Very large and very small gradients keep their digits",
  ],
} satisfies Mistake;

export function step(g: Vec, alpha: number): Vec {
  return g.map((entry) => (alpha / 2) * entry);
}
