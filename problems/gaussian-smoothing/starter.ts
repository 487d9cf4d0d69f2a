import type { Rng } from "numerics";

/**
 * Estimates the average of f over normal noise around (x, y) from N values of f.
 *
 * @param f - the function to smooth; calls are counted
 * @param sigma - standard deviation of the noise in each coordinate, at least 0
 * @param N - number of sampled points, at least 1
 * @param rng - the only source of randomness; two normals for each point
 * @returns the mean of f over the sampled points
 */
export function smooth(
  f: (x: number, y: number) => number,
  x: number,
  y: number,
  sigma: number,
  N: number,
  rng: Rng,
): number {
  throw new Error("smooth is not written yet");
}
