import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Powers of the gradient overflow",
  kind: "edge-case",
  feedback:
    "Your numbers are right for gradients of everyday size. Near $10^{200}$ the powers $\\lvert g_i\\rvert^q$ overflow to Infinity, near $10^{-200}$ they vanish. " +
    "Divide the gradient by its largest entry first, and multiply the answer by it at the end.",
  fails: ["Very large and very small gradients keep their digits"],
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
    const k = sizes.indexOf(largest);
    u[k] = -(alpha / 2) * (g[k] ?? 0);
    return u;
  }
  const q = dual(p);
  const shares = sizes;
  const norm = shares.reduce((total, share) => total + share ** q, 0) ** (1 / q);
  for (const [i, entry] of g.entries()) {
    const direction = Math.sign(entry) * ((shares[i] ?? 0) / norm) ** (q - 1);
    u[i] = entry === 0 ? 0 : -(alpha / 2) * norm * direction;
  }
  return u;
}
