import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "A zero gradient is handed back",
  kind: "memory",
  feedback:
    "Your numbers are right, but for a zero gradient you return `g` itself: caller and optimiser now share one array. " +
    "Return a fresh `Float64Array` of zeros.",
  fails: ["The gradient is left as it was and the step is a fresh array"],
} satisfies Mistake;

export function step(g: Vec, alpha: number): Vec {
  if (g.every((entry) => entry === 0)) return g;
  return g.map((entry) => -(alpha / 2) * entry);
}
