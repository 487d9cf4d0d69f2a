import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Power p − 1 instead of q − 1",
  kind: "formula",
  feedback:
    "Between the ends your entries are proportional to $\\lvert g_i\\rvert^{p-1}$. " +
    "Equality in Hölder's inequality asks for $\\lvert u_i\\rvert^p\\propto\\lvert g_i\\rvert^q$, so the power is $q/p=q-1$. At $p=2$ the two agree, which is why that case looks right.",
  fails: [
    "The worked example: g = (3, -1, 2), alpha = 0.5",
    "The step for p between the ends",
    "No other step has a lower objective",
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
    const k = sizes.indexOf(largest);
    u[k] = -(alpha / 2) * (g[k] ?? 0);
    return u;
  }
  const q = dual(p);
  const shares = sizes.map((size) => size / largest);
  const norm = shares.reduce((total, share) => total + share ** q, 0) ** (1 / q);
  for (const [i, entry] of g.entries()) {
    const direction = Math.sign(entry) * ((shares[i] ?? 0) / norm) ** (p === Infinity ? 0 : p - 1);
    u[i] = entry === 0 ? 0 : -(alpha / 2) * largest * norm * direction;
  }
  return u;
}
