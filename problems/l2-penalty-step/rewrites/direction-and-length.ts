import { norm2, type Vec } from "numerics";

/** The best length along the unit vector against g. */
export function step(g: Vec, alpha: number): Vec {
  const length = norm2(g);
  const u = new Float64Array(g.length);
  if (length === 0) return u;
  const best = (alpha * length) / 2;
  for (const [i, entry] of g.entries()) u[i] = -best * (entry / length);
  return u;
}
