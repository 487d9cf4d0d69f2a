import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Entries of g cancel in the length",
  kind: "sign",
  feedback:
    "Your numbers are $-\\frac{\\alpha}{2}\\bigl(\\sum_i g_i\\bigr)\\mathrm{sign}(g)$: entries of opposite sign cancel each other in the length. " +
    "With $u_i=-M\\,\\mathrm{sign}(g_i)$ each term of $g^\\top u$ is $-M\\,g_i\\,\\mathrm{sign}(g_i)$. What is $g_i\\,\\mathrm{sign}(g_i)$ when $g_i$ is negative?",
  fails: [
    "The worked example: g = (3, -1, 2), alpha = 0.5",
    "The step for any gradient and any alpha",
    "No other step has a lower objective",
  ],
} satisfies Mistake;

export function step(g: Vec, alpha: number): Vec {
  let total = 0;
  for (const entry of g) total += entry;
  return g.map((entry) => -(alpha / 2) * total * Math.sign(entry));
}
