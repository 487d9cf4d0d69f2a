import type { Rng } from "numerics";

type Objective = (x: number, y: number) => number;

/**
 * Estimates the gradient of the smoothed objective at (x, y) by forward differences over one cloud of N points.
 *
 * The three values of a point share its noise. Where f is nearly linear over a distance of delta, their differences are
 * nearly the same for every point, so what is left of the noise is how much the slope itself varies over the cloud. With
 * fresh noise the variance would be that of f over the cloud, twice, divided by delta²: without bound as delta shrinks.
 *
 * On the homework's objective with sigma = 0.3 the walk along exact forward differences rests 0.56 away from the top for
 * delta = 0.25, and 0.0125 away for delta = 0.01. A central difference with delta = 0.25 rests 0.015 away, for 4N
 * evaluations. So where this estimator seems to lose against others, it may be its delta that loses, not its noise.
 *
 * @param f - the objective; called 3N times
 * @param sigma - standard deviation of the noise in each coordinate, at least 0
 * @param delta - how far the cloud is shifted, greater than 0
 * @param N - number of sampled points, at least 1
 * @param rng - two normals for each point
 * @returns the estimate, [for x, for y]; its mean is the forward difference of f_sigma, which differs from the gradient by
 *   about delta/2 times the curvature
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
  let riseX = 0;
  let riseY = 0;
  for (let sample = 0; sample < N; sample++) {
    const sampleX = x + sigma * rng.normal();
    const sampleY = y + sigma * rng.normal();
    const here = f(sampleX, sampleY);
    riseX += f(sampleX + delta, sampleY) - here;
    riseY += f(sampleX, sampleY + delta) - here;
  }
  return [riseX / (N * delta), riseY / (N * delta)];
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
  const [slopeX, slopeY] = grad(f, x, y, sigma, delta, N, rng);
  return [x + eta * slopeX, y + eta * slopeY];
}
