import { add, axpy, scale, vec, zeros, type Rng, type Vec } from "numerics";

type Gradient = (x: number, y: number) => [number, number];

function estimate(gradF: Gradient, centre: Vec, sigma: number, N: number, rng: Rng): Vec {
  let total = zeros(2);
  for (let i = 0; i < N; i++) {
    const point = axpy(sigma, vec([rng.normal(), rng.normal()]), centre);
    total = add(total, vec(gradF(point[0] ?? NaN, point[1] ?? NaN)));
  }
  return scale(total, 1 / N);
}

const toPair = (v: Vec): [number, number] => [v[0] ?? NaN, v[1] ?? NaN];

export function grad(gradF: Gradient, x: number, y: number, sigma: number, N: number, rng: Rng): [number, number] {
  return toPair(estimate(gradF, vec([x, y]), sigma, N, rng));
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
  const here = vec([x, y]);
  return toPair(axpy(eta, estimate(gradF, here, sigma, N, rng), here));
}
