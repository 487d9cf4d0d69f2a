import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Length from the largest entry of g",
  kind: "formula",
  feedback:
    "Your numbers are $-\\frac{\\alpha}{2}\\lVert g\\rVert_\\infty\\,\\mathrm{sign}(g)$: the ∞-norm of the *gradient* sets the length. " +
    "The ∞-norm belongs to the move $u$. When you substitute $u=-M\\,\\mathrm{sign}(g)$, work out what $g^\\top u$ becomes, term by term.",
  fails: [
    "The worked example: g = (3, -1, 2), alpha = 0.5",
    "The step for any gradient and any alpha",
    "No other step has a lower objective",
  ],
} satisfies Mistake;

export function step(g: Vec, alpha: number): Vec {
  let largest = 0;
  for (const entry of g) largest = Math.max(largest, Math.abs(entry));
  return g.map((entry) => -(alpha / 2) * largest * Math.sign(entry));
}
