import { dot, scale, sign, type Vec } from "numerics";

/** ‖g‖₁ is g·sign(g). */
export function step(g: Vec, alpha: number): Vec {
  const direction = sign(g);
  return scale(direction, (-alpha * dot(g, direction)) / 2);
}
