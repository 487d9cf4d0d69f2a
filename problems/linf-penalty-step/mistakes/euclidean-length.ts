import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Length from the 2-norm of g",
  kind: "formula",
  feedback:
    "Your numbers are $-\\frac{\\alpha}{2}\\lVert g\\rVert_2\\,\\mathrm{sign}(g)$: the Euclidean length of the gradient sets the size. " +
    "Substitute $u=-M\\,\\mathrm{sign}(g)$ into $g^\\top u$ and write the sum out: there is no square in it.",
  fails: [
    "The worked example: g = (3, -1, 2), alpha = 0.5",
    "The step for any gradient and any alpha",
    "No other step has a lower objective",
  ],
} satisfies Mistake;

export function step(g: Vec, alpha: number): Vec {
  let squares = 0;
  for (const entry of g) squares += entry * entry;
  const length = Math.sqrt(squares);
  return g.map((entry) => -(alpha / 2) * length * Math.sign(entry));
}
