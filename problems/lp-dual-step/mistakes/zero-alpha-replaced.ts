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
    u[k] = -((alpha || 1) / 2) * (g[k] ?? 0);
    return u;
  }
  const q = dual(p);
  const shares = sizes.map((size) => size / largest);
  const norm = shares.reduce((total, share) => total + share ** q, 0) ** (1 / q);
  for (const [i, entry] of g.entries()) {
    const direction = Math.sign(entry) * ((shares[i] ?? 0) / norm) ** (q - 1);
    u[i] = entry === 0 ? 0 : -((alpha || 1) / 2) * largest * norm * direction;
  }
  return u;
}
