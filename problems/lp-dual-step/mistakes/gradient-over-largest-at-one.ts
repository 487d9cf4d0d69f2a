import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "The gradient divided by its largest entry at p = 1",
  kind: "formula",
  feedback:
    "At $p=1$ your step is $-\\alpha\\,g/\\lVert g\\rVert_\\infty$: all coordinates move, in proportion to the gradient. " +
    "Under $\\lVert u\\rVert_1$ a unit of length costs the same in every coordinate, so it is best spent where the slope is largest. " +
    "Check the units too: twice the gradient must give twice the step.",
  fails: [
    "The worked example: g = (3, -1, 2), alpha = 0.5",
    "The step at p = 1 and at p = Infinity",
    "No other step has a lower objective",
    "Ties at p = 1 and zeros at p = Infinity",
    "Twice the gradient or twice alpha makes twice the step",
    "Very large and very small gradients keep their digits",
  ],
} satisfies Mistake;

export function dual(p: number): number {
  if (p === 1) return Infinity;
  if (p === Infinity) return 1;
  return p / (p - 1);
}

export function step(g: Vec, alpha: number, p: number): Vec {
  const u = new Float64Array(g.length);
  const sizes = g.map(Math.abs);
  const largest = Math.max(...sizes);
  if (largest === 0) return u;

  if (p === 1) {
    return g.map((entry) => (-alpha * entry) / largest);
  }
  const q = dual(p);
  const shares = sizes.map((size) => size / largest);
  const norm = shares.reduce((total, share) => total + share ** q, 0) ** (1 / q);
  for (const [i, entry] of g.entries()) {
    const direction = Math.sign(entry) * ((shares[i] ?? 0) / norm) ** (q - 1);
    u[i] = entry === 0 ? 0 : -(alpha / 2) * largest * norm * direction;
  }
  return u;
}
