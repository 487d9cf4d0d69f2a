import { mean, type Rng } from "numerics";

type Objective = (x: number, y: number) => number;

/** Keeps the cloud, and takes the mean of f over it and over its two shifted copies. */
export function grad(
  f: Objective,
  x: number,
  y: number,
  sigma: number,
  delta: number,
  N: number,
  rng: Rng,
): [number, number] {
  const atX = Float64Array.from({ length: N }, () => rng.normal(x, sigma));
  const atY = Float64Array.from({ length: N }, () => rng.normal(y, sigma));
  const meanShifted = (dx: number, dy: number) =>
    mean(atX.map((sampleX, sample) => f(sampleX + dx, (atY[sample] ?? NaN) + dy)));
  const here = meanShifted(0, 0);
  return [(meanShifted(delta, 0) - here) / delta, (meanShifted(0, delta) - here) / delta];
}

export function step(
  f: Objective,
  x: number,
  y: number,
  sigma: number,
  delta: number,
  N: number,
  eta: number,
  rng: Rng,
): [number, number] {
  const slope = grad(f, x, y, sigma, delta, N, rng);
  return [x + eta * slope[0], y + eta * slope[1]];
}
