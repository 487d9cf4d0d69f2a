import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "The gradient is overwritten",
  kind: "memory",
  feedback:
    "Your step is right, but it is written into `g` itself: whoever called you no longer has the gradient. " +
    "Fill a fresh array, for example the one that `g.map(…)` makes.",
  fails: ["The gradient is left as it was and the step is a fresh array"],
} satisfies Mistake;

export function step(g: Vec, alpha: number): Vec {
  for (const [i, entry] of g.entries()) g[i] = -(alpha / 2) * entry;
  return g;
}
