import type { Rng } from "numerics";

type Objective = (x: number, y: number) => number;
type Pair = [number, number];

/** Draws all displacements in x before any in y. */
export function grad(f: Objective, x: number, y: number, sigma: number, N: number, rng: Rng): Pair {
  const atX = Float64Array.from({ length: N }, () => rng.normal(x, sigma));
  const atY = Float64Array.from({ length: N }, () => rng.normal(y, sigma));
  const values = atX.map((sampleX, sample) => f(sampleX, atY[sample] ?? NaN));
  const weigh = (samples: Float64Array, centre: number) =>
    samples.reduce((sum, sample, index) => sum + (sample - centre) * (values[index] ?? NaN), 0) / (N * sigma ** 2);
  return [weigh(atX, x), weigh(atY, y)];
}

export function step(f: Objective, x: number, y: number, sigma: number, N: number, eta: number, rng: Rng): Pair {
  const slope = grad(f, x, y, sigma, N, rng);
  return [x + eta * slope[0], y + eta * slope[1]];
}
