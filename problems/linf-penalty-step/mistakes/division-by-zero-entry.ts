import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "NaN where an entry of g is zero",
  kind: "edge-case",
  feedback:
    "Your numbers are right as long as no entry of $g$ is zero; there your sign is $g_i/\\lvert g_i\\rvert=0/0$, which is NaN. " +
    "Use `Math.sign`, or treat $g_i=0$ on its own: such a coordinate may stay where it is.",
  fails: ["A zero gradient asks for no step", "Zeros among the entries do not spoil the rest"],
} satisfies Mistake;

export function step(g: Vec, alpha: number): Vec {
  let norm1 = 0;
  for (const entry of g) norm1 += Math.abs(entry);
  return g.map((entry) => -(alpha / 2) * norm1 * (entry / Math.abs(entry)));
}
