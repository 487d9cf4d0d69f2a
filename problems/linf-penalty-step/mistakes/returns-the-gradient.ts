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
  let norm1 = 0;
  for (const entry of g) norm1 += Math.abs(entry);
  if (norm1 === 0) return g;
  return g.map((entry) => -(alpha / 2) * norm1 * Math.sign(entry));
}
