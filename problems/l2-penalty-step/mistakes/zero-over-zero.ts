import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "NaN for a zero gradient",
  kind: "edge-case",
  feedback:
    "Your numbers are right until $g=0$; there the unit vector $g/\\lVert g\\rVert_2$ is $0/0$, which is NaN. " +
    "Length times unit vector is the vector itself. Which formula is left when you multiply them out?",
  fails: ["A zero gradient asks for no step"],
} satisfies Mistake;

export function step(g: Vec, alpha: number): Vec {
  const length = Math.hypot(...g);
  return g.map((entry) => -(alpha / 2) * length * (entry / length));
}
