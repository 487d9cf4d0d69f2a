import type { Rng } from "numerics";

type Gradient = (x: number, y: number) => [number, number];

/**
 * Estimates the gradient of the smoothed objective at (x, y) from N gradients of the objective.
 *
 * The smoothed objective is the mean of f(x + sigma·z1, y + sigma·z2), and the distribution of z1 and z2 does not depend on
 * (x, y). So the derivative moves inside the mean, where the chain rule gives the gradient of f at the sampled point
 * times 1: no weight, no division by sigma.
 *
 * Moving it inside needs an f without jumps. On a staircase every gradient that is averaged is 0, although the smoothed
 * staircase does slope: this estimator never sees the steps.
 *
 * @param gradF - gradient of the objective; called N times
 * @param sigma - width of the smoothing, at least 0; 0 is no smoothing
 * @param N - number of sampled points, at least 1
 * @param rng - two normals for each point
 * @returns the estimate, [for x, for y]
 */
export function grad(gradF: Gradient, x: number, y: number, sigma: number, N: number, rng: Rng): [number, number] {
  let sumX = 0;
  let sumY = 0;
  for (let sample = 0; sample < N; sample++) {
    // One draw for each coordinate: with a shared one the points would lie on a line.
    const sampleX = x + sigma * rng.normal();
    const sampleY = y + sigma * rng.normal();
    const [slopeX, slopeY] = gradF(sampleX, sampleY);
    sumX += slopeX;
    sumY += slopeY;
  }
  return [sumX / N, sumY / N];
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
  const [slopeX, slopeY] = grad(gradF, x, y, sigma, N, rng);
  return [x + eta * slopeX, y + eta * slopeY];
}
