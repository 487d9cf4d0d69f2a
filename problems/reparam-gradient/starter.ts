import type { Rng } from "numerics";

type Gradient = (x: number, y: number) => [number, number];

/**
 * Estimates the gradient of the smoothed objective at (x, y) from N gradients of the objective.
 *
 * @param gradF - gradient of the objective, [by x, by y]; calls are counted
 * @param sigma - width of the smoothing, at least 0
 * @param N - number of sampled points, at least 1
 * @param rng - the only source of randomness; two normals for each point
 * @returns the estimate, [for x, for y]
 */
export function grad(gradF: Gradient, x: number, y: number, sigma: number, N: number, rng: Rng): [number, number] {
  throw new Error("grad is not written yet");
}

/**
 * One step of gradient ascent with such an estimate.
 *
 * @param eta - step size
 * @returns the new point, [x, y]
 */
export function step(
  gradF: Gradient,
  x: number,
  y: number,
  sigma: number,
  N: number,
  eta: number,
  rng: Rng,
): [number, number] {
  throw new Error("step is not written yet");
}
