import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Length from the mean of |g|",
  kind: "factor",
  feedback:
    "Your numbers are $-\\frac{\\alpha}{2}\\cdot\\frac1d\\sum_i\\lvert g_i\\rvert\\cdot\\mathrm{sign}(g)$: the sum of the absolute entries got divided by their number. " +
    "$g^\\top u$ is a sum over the coordinates, so nothing in the derivation divides by $d$.",
  fails: [
    "The worked example: g = (3, -1, 2), alpha = 0.5",
    "The step for any gradient and any alpha",
    "No other step has a lower objective",
  ],
} satisfies Mistake;

export function step(g: Vec, alpha: number): Vec {
  let norm1 = 0;
  for (const entry of g) norm1 += Math.abs(entry);
  return g.map((entry) => -(alpha / 2) * (norm1 / g.length) * Math.sign(entry));
}
