import { axpy, sum, vec, type Rng } from "numerics";

/** Collects the points, and weighs their values by 1/N from the last to the first. */
export function smooth(
  f: (x: number, y: number) => number,
  x: number,
  y: number,
  sigma: number,
  N: number,
  rng: Rng,
): number {
  const centre = vec([x, y]);
  const points = Array.from({ length: N }, () => axpy(sigma, vec([rng.normal(), rng.normal()]), centre));
  return sum(vec(points.reverse().map(([sampleX = NaN, sampleY = NaN]) => f(sampleX, sampleY) / N)));
}
