import type { Rng } from "numerics";

type Objective = (x: number, y: number) => number;

export function grad(f: Objective, x: number, y: number, sigma: number, N: number, rng: Rng): [number, number] {
  const values = Array.from({ length: N }, (_, k) =>
    f(x + sigma * rng.normal() * 1.1 ** (k % 5), y + sigma * rng.uniform()),
  );
  const total = values.reduce((sum, value) => sum + value * Math.exp(-(value ** 2)), 0);
  return [total / N, Math.sinh(total) / N];
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
  const [gx, gy] = grad(f, x, y, sigma, N, rng);
  return [x + eta * gx * Math.random(), y + eta ** 1.5 * gy];
}
