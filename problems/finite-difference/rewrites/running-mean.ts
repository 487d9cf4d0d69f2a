import type { Rng } from "numerics";

type Objective = (x: number, y: number) => number;

/** y is drawn before x, the point itself is looked at last, and the mean slope is kept up to date. */
export function grad(
  f: Objective,
  x: number,
  y: number,
  sigma: number,
  delta: number,
  N: number,
  rng: Rng,
): [number, number] {
  const estimate: [number, number] = [0, 0];
  for (let count = 1; count <= N; count++) {
    const sampleY = rng.normal() * sigma + y;
    const sampleX = rng.normal() * sigma + x;
    const above = f(sampleX, sampleY + delta);
    const beside = f(sampleX + delta, sampleY);
    const here = f(sampleX, sampleY);
    estimate[0] += ((beside - here) / delta - estimate[0]) / count;
    estimate[1] += ((above - here) / delta - estimate[1]) / count;
  }
  return estimate;
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
  const [right, up] = grad(f, x, y, sigma, delta, N, rng);
  return [x + eta * right, y + eta * up];
}
