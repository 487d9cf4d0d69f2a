import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "No dual for infinity",
  kind: "edge-case",
  feedback:
    "Your `dual(Infinity)` is NaN, because $p/(p-1)$ becomes $\\infty/\\infty$ there. " +
    "The fraction has the limit $1$; treat this end on its own, or write $q=1+\\frac1{p-1}$, which has no such trouble.",
  fails: ["Dual exponents, also of 1 and Infinity"],
} satisfies Mistake;

export function dual(p: number): number {
  return p / (p - 1);
}

export function step(g: Vec, alpha: number, p: number): Vec {
  const u = new Float64Array(g.length);
  const sizes = g.map(Math.abs);
  const largest = Math.max(...sizes);
  if (largest === 0) return u;

  if (p === 1) {
    const k = sizes.indexOf(largest);
    u[k] = -(alpha / 2) * (g[k] ?? 0);
    return u;
  }
  const q = p === Infinity ? 1 : dual(p);
  const shares = sizes.map((size) => size / largest);
  const norm = shares.reduce((total, share) => total + share ** q, 0) ** (1 / q);
  for (const [i, entry] of g.entries()) {
    const direction = Math.sign(entry) * ((shares[i] ?? 0) / norm) ** (q - 1);
    u[i] = entry === 0 ? 0 : -(alpha / 2) * largest * norm * direction;
  }
  return u;
}
