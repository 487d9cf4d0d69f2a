import type { Vec } from "numerics";

export function dual(p: number): number {
  switch (p) {
    case 1:
      return Infinity;
    case Infinity:
      return 1;
    default:
      return p / (p - 1);
  }
}

/** Coordinates with the largest slope share the move, and at p = Infinity a coordinate without slope moves with the rest. */
export function step(g: Vec, alpha: number, p: number): Vec {
  const sizes = Array.from(g, Math.abs);
  const largest = Math.max(...sizes);
  const [q, u] = [dual(p), new Float64Array(g.length)];
  if (largest === 0) return u;
  const weights = sizes.map((size) => {
    if (q === Infinity) return size === largest ? 1 : 0;
    return q === 1 ? 1 : Math.pow(size / largest, q - 1);
  });
  // The dual norm of g is g·w for the w of p-norm 1.
  const unit =
    p === Infinity
      ? 1
      : Math.pow(
          weights.reduce((sum, weight) => sum + Math.pow(weight, p), 0),
          1 / p,
        );
  const gain = weights.reduce((sum, weight, i) => sum + (weight * (sizes[i] ?? 0)) / unit, 0);
  for (const [i, weight] of weights.entries()) {
    const side = (g[i] ?? 0) < 0 ? 1 : -1;
    u[i] = (side * alpha * gain * weight) / (2 * unit);
  }
  return u;
}
