import type { Rng } from "numerics";

type Objective = (x: number, y: number) => number;

/**
 * Estimates the gradient of the smoothed objective at (x, y) from N values of f.
 *
 * The point (x + sigma·z1, y + sigma·z2) has the density exp(-r²/(2·sigma²)) up to a constant, where r is its distance from
 * (x, y). The derivative of that density by x is the density times (displacement in x)/sigma², so weighting each value of
 * f by its displacement over sigma² gives the derivative of the average of f. A high value pulls towards its point, a
 * negative one pushes away, and f itself is never differentiated: it may be a staircase.
 *
 * @param f - the objective; called N times
 * @param sigma - width of the smoothing, greater than 0
 * @param N - number of sampled points, at least 1
 * @param rng - two normals for each point
 * @returns the estimate, [for x, for y]; its mean is the gradient of f_sigma for every N
 */
export function grad(f: Objective, x: number, y: number, sigma: number, N: number, rng: Rng): [number, number] {
  let sumX = 0;
  let sumY = 0;
  for (let sample = 0; sample < N; sample++) {
    // One draw for each coordinate: with a shared one the points would lie on a line, and so would the gradient.
    const displacementX = sigma * rng.normal();
    const displacementY = sigma * rng.normal();
    const value = f(x + displacementX, y + displacementY);
    sumX += displacementX * value;
    sumY += displacementY * value;
  }
  const factor = 1 / (N * sigma * sigma);
  return [factor * sumX, factor * sumY];
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
  N: number,
  eta: number,
  rng: Rng,
): [number, number] {
  const [slopeX, slopeY] = grad(f, x, y, sigma, N, rng);
  return [x + eta * slopeX, y + eta * slopeY];
}
