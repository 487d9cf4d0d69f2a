import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "alpha = 0 is replaced",
  kind: "edge-case",
  feedback:
    "Your step is right for every $\\alpha$ but $0$, where it uses $1$ instead: `alpha || 1` takes $0$ for a missing value. " +
    "With $\\alpha=0$ moving is infinitely expensive, and nothing moves.",
  fails: ["alpha = 0 asks for no step"],
} satisfies Mistake;

export function step(g: Vec, alpha: number): Vec {
  return g.map((entry) => -((alpha || 1) / 2) * entry);
}
