import type { Vec } from "numerics";

/** Adds the small entries first and sends free coordinates to the edge, where they are just as good. */
export function step(g: Vec, alpha: number): Vec {
  const sizes = Array.from(g, Math.abs).sort((left, right) => left - right);
  const largestMove = sizes.reduce((total, size) => total + size, 0) * alpha * 0.5;
  return Float64Array.from(g, (entry) => (entry >= 0 ? -largestMove : largestMove));
}
