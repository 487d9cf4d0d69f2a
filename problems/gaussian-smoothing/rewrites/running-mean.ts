import type { Rng } from "numerics";

/** y is drawn before x, and the mean is kept up to date. */
export function smooth(
  f: (x: number, y: number) => number,
  x: number,
  y: number,
  sigma: number,
  N: number,
  rng: Rng,
): number {
  let mean = 0;
  for (let count = 1; count <= N; count++) {
    const noiseY = rng.normal();
    const noiseX = rng.normal();
    mean += (f(x + noiseX * sigma, y + noiseY * sigma) - mean) / count;
  }
  return mean;
}
