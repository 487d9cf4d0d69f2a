import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Step uphill",
  kind: "sign",
  feedback:
    "Your numbers are $+\\frac{\\alpha}{2}\\lVert g\\rVert_1\\,\\mathrm{sign}(g)$: the length is right, the direction is not. " +
    "$u$ is added to the parameters and $g$ is the gradient of a loss, so $g^\\top u$ has to be negative.",
  fails: [
    "The worked example: g = (3, -1, 2), alpha = 0.5",
    "The step for any gradient and any alpha",
    "No other step has a lower objective",
    "Every coordinate moves equally far, against its slope",
  ],
} satisfies Mistake;

export function step(g: Vec, alpha: number): Vec {
  let norm1 = 0;
  for (const entry of g) norm1 += Math.abs(entry);
  return g.map((entry) => (alpha / 2) * norm1 * Math.sign(entry));
}
