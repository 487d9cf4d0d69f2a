import type { Rng } from "numerics";

type Gradient = (x: number, y: number) => [number, number];

/** y is drawn before x, and the mean is kept up to date. */
export function grad(gradF: Gradient, x: number, y: number, sigma: number, N: number, rng: Rng): [number, number] {
  const estimate: [number, number] = [0, 0];
  for (let count = 1; count <= N; count++) {
    const noiseY = rng.normal();
    const noiseX = rng.normal();
    const slope = gradF(x + noiseX * sigma, y + noiseY * sigma);
    estimate[0] += (slope[0] - estimate[0]) / count;
    estimate[1] += (slope[1] - estimate[1]) / count;
  }
  return estimate;
}

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
