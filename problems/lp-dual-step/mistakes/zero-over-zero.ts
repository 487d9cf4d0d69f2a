import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "NaN for a zero gradient",
  kind: "edge-case",
  feedback:
    "Your numbers are right until $g=0$; there $\\lvert g_i\\rvert/\\lVert g\\rVert_q$ is $0/0$, which is NaN. " +
    "A zero gradient asks for no step: return zeros before you divide.",
  fails: ["A zero gradient asks for no step"],
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

  if (p === 1) {
    const k = sizes.indexOf(largest);
    u[k] = -(alpha / 2) * (g[k] ?? 0);
    return u;
  }
  const q = dual(p);
  const shares = sizes.map((size) => size / largest);
  const norm = shares.reduce((total, share) => total + share ** q, 0) ** (1 / q);
  for (const [i, entry] of g.entries()) {
    const direction = Math.sign(entry) * ((shares[i] ?? 0) / norm) ** (q - 1);
    u[i] = -(alpha / 2) * largest * norm * direction;
  }
  return u;
}
