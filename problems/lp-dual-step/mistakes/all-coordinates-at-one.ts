import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "All coordinates move at p = 1",
  kind: "formula",
  feedback:
    "At $p=1$ your step is $-\\frac\\alpha2\\lVert g\\rVert_\\infty\\,\\mathrm{sign}(g)$: every coordinate moves by the length meant for all of them together. " +
    "The 1-norm adds the moves up. Spend the whole length on the coordinate with the largest $\\lvert g_i\\rvert$.",
  fails: [
    "The worked example: g = (3, -1, 2), alpha = 0.5",
    "The step at p = 1 and at p = Infinity",
    "No other step has a lower objective",
    "Ties at p = 1 and zeros at p = Infinity",
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
    return g.map((entry) => -(alpha / 2) * largest * Math.sign(entry));
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
