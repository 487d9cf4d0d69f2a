import type { Rng } from "numerics";

type Objective = (x: number, y: number) => number;

/**
 * Estimates the gradient of the smoothed objective at (x, y) by forward differences over one cloud of N points.
 *
 * @param f - the objective; calls are counted
 * @param sigma - standard deviation of the noise in each coordinate, at least 0
 * @param delta - how far the cloud is shifted, greater than 0
 * @param N - number of sampled points, at least 1
 * @param rng - the only source of randomness; two normals for each point
 * @returns the estimate, [for x, for y]
 */
export function grad(
  f: Objective,
  x: number,
  y: number,
  sigma: number,
  delta: number,
  N: number,
  rng: Rng,
): [number, number] {
  throw new Error("grad is not written yet");
}

/**
 * One step of gradient ascent with such an estimate.
 *
 * @param eta - step size
 * @returns the new point, [x, y]
 */
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
  throw new Error("step is not written yet");
}
