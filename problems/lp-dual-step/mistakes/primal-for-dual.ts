import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "p where its dual belongs",
  kind: "formula",
  feedback:
    "Your numbers are those of the *dual* problem: $p$ stands wherever $q$ should, so $p=1$ gives the sign step and $p=\\infty$ moves one coordinate. " +
    "The norm $\\lVert\\cdot\\rVert_p$ measures the move $u$; the gradient is measured by the norm with exponent $q$.",
  fails: [
    "The worked example: g = (3, -1, 2), alpha = 0.5",
    "The step for p between the ends",
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

  if (p === Infinity) {
    const k = sizes.indexOf(largest);
    u[k] = -(alpha / 2) * (g[k] ?? 0);
    return u;
  }
  const q = p;
  const shares = sizes.map((size) => size / largest);
  const norm = shares.reduce((total, share) => total + share ** q, 0) ** (1 / q);
  for (const [i, entry] of g.entries()) {
    const direction = Math.sign(entry) * ((shares[i] ?? 0) / norm) ** (q - 1);
    u[i] = entry === 0 ? 0 : -(alpha / 2) * largest * norm * direction;
  }
  return u;
}
