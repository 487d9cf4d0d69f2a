import type { Vec } from "numerics";

export function step(g: Vec, alpha: number): Vec {
  let size = 0;
  for (let i = g.length - 1; i >= 0; i--) {
    const entry = g[i] ?? 0;
    size += 0.5 * alpha * (entry < 0 ? -entry : entry);
  }
  const u = new Float64Array(g.length);
  for (let i = 0; i < g.length; i++) {
    const entry = g[i] ?? 0;
    if (entry > 0) u[i] = -size;
    else if (entry < 0) u[i] = size;
  }
  return u;
}
