import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "The gradient is overwritten",
  kind: "memory",
  feedback:
    "Your step is right, but it is written into `g` itself: whoever called you no longer has the gradient. " +
    "Fill a fresh `Float64Array` instead.",
  fails: ["The gradient is left as it was and the step is a fresh array"],
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
  const shares = sizes.map((size) => size / largest);
  const norm = shares.reduce((total, share) => total + share ** q, 0) ** (1 / q);
  for (const [i, entry] of g.entries()) {
    const direction = Math.sign(entry) * ((shares[i] ?? 0) / norm) ** (q - 1);
    u[i] = entry === 0 ? 0 : -(alpha / 2) * largest * norm * direction;
  }
  g.set(u);
  return u;
}
