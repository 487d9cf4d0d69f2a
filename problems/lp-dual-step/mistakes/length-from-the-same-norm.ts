import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Length from the p-norm of g",
  kind: "formula",
  feedback:
    "The direction of your step is right, its length is $\\frac\\alpha2\\lVert g\\rVert_p$. " +
    "By Hölder's inequality the most that a move of $p$-norm $M$ gains is $M\\lVert g\\rVert_q$, with the *dual* norm of the gradient: that is what the length depends on.",
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

  const shares = sizes.map((size) => size / largest);
  const normOf = (exponent: number): number =>
    exponent === Infinity ? 1 : shares.reduce((total, share) => total + share ** exponent, 0) ** (1 / exponent);
  const length = (alpha / 2) * largest * normOf(p);
  if (p === 1) {
    const k = sizes.indexOf(largest);
    u[k] = -length * Math.sign(g[k] ?? 0);
    return u;
  }
  const q = dual(p);
  for (const [i, entry] of g.entries()) {
    const direction = Math.sign(entry) * ((shares[i] ?? 0) / normOf(q)) ** (q - 1);
    u[i] = entry === 0 ? 0 : -length * direction;
  }
  return u;
}
