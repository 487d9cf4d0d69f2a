import type { Rng } from "numerics";

type Objective = (x: number, y: number) => number;

/** Weights with standard normals, so that sigma divides once; keeps a running mean. */
export function grad(f: Objective, x: number, y: number, sigma: number, N: number, rng: Rng): [number, number] {
  const mean: [number, number] = [0, 0];
  for (let count = 1; count <= N; count++) {
    const v = rng.normal();
    const u = rng.normal();
    const reward = f(x + u * sigma, y + v * sigma) / sigma;
    mean[0] += (u * reward - mean[0]) / count;
    mean[1] += (v * reward - mean[1]) / count;
  }
  return mean;
}

export function step(
  f: Objective,
  x: number,
  y: number,
  sigma: number,
  N: number,
  eta: number,
  rng: Rng,
): [number, number] {
  const [right, up] = grad(f, x, y, sigma, N, rng);
  return [x + eta * right, y + eta * up];
}
