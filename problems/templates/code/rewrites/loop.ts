import type { Vec } from "numerics";

export function scaled(g: Vec, alpha: number): Vec {
  const result = new Float64Array(g.length);
  for (let index = 0; index < g.length; index++) result[index] = (g[index] ?? 0) * alpha;
  return result;
}
