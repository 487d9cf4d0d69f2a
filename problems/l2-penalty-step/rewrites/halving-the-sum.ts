import type { Vec } from "numerics";

/** Halfway between staying and the move at which the objective is back at 0. */
export function step(g: Vec, alpha: number): Vec {
  const u = Float64Array.from(g);
  for (let i = u.length - 1; i >= 0; i--) {
    const breakEven = -alpha * (g[i] ?? 0);
    u[i] = breakEven / 2;
  }
  return u;
}
