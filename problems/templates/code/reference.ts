import type { Vec } from "numerics";

export function scaled(g: Vec, alpha: number): Vec {
  return g.map((entry) => alpha * entry);
}
