import type { Mistake } from "allclose";
import type { Vec } from "numerics";

export const mistake = {
  title: "Step uphill",
  kind: "sign",
  feedback:
    "The size of your entries is right, their sign is not: $g^\\top u$ is positive. " +
    "$u$ is added to the parameters and $g$ is the gradient of a loss, so the step goes against it.",
  fails: [
    "The worked example: g = (3, -1, 2), alpha = 0.5",
    "The step for p between the ends",
    "The step at p = 1 and at p = Infinity",
    "No other step has a lower objective",
    "Ties at p = 1 and zeros at p = Infinity",
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
    const k = sizes.indexOf(largest);
    u[k] = (alpha / 2) * (g[k] ?? 0);
    return u;
  }
  const q = dual(p);
  const shares = sizes.map((size) => size / largest);
  const norm = shares.reduce((total, share) => total + share ** q, 0) ** (1 / q);
  for (const [i, entry] of g.entries()) {
    const direction = Math.sign(entry) * ((shares[i] ?? 0) / norm) ** (q - 1);
    u[i] = entry === 0 ? 0 : (alpha / 2) * largest * norm * direction;
  }
  return u;
}
