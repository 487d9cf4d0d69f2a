import type { Vec } from "numerics";

/** The q with 1/p + 1/q = 1. The two ends are each other's dual, where p/(p - 1) has no value or needs a limit. */
export function dual(p: number): number {
  if (p === 1) return Infinity;
  if (p === Infinity) return 1;
  return p / (p - 1);
}

/**
 * A u that minimises g·u + (1/alpha)·‖u‖_p².
 *
 * Fix the length M = ‖u‖_p first. By Hölder's inequality g·u ≥ -M·‖g‖_q, and what is left, -M·‖g‖_q + M²/alpha, is least
 * at M = (alpha/2)·‖g‖_q. Hölder holds with equality when |u_i|^p is proportional to |g_i|^q, that is |u_i| to
 * |g_i|^(q/p) = |g_i|^(q - 1). The vector with entries (|g_i|/‖g‖_q)^(q - 1) has p-norm 1, since (q - 1)·p = q.
 *
 * The ends: at p = Infinity, q - 1 = 0 and all coordinates move equally far. At p = 1 the power grows without bound until
 * only the largest |g_i| is left; of several, any share is as good, and the first gets all of it here.
 *
 * Dividing by the largest entry keeps the powers between 0 and 1, whatever the size of the gradient.
 *
 * @param g - gradient of the loss, [d]; left unchanged
 * @param alpha - how cheap moving is, at least 0
 * @param p - from 1 to Infinity
 * @returns [d]; its p-norm is (alpha/2)·‖g‖_q, and the objective there is -(alpha/4)·‖g‖_q²
 */
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
    // A coordinate without slope stays where it is, also at p = Infinity, where its power is 0 to the 0, which is 1.
    u[i] = -(alpha / 2) * largest * norm * direction;
  }
  return u;
}
