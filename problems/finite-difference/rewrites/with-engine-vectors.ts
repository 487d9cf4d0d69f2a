import { add, axpy, scale, vec, zeros, type Rng, type Vec } from "numerics";

type Objective = (x: number, y: number) => number;

function meanSlope(f: Objective, centre: Vec, sigma: number, delta: number, N: number, rng: Rng): Vec {
  const at = ([x = NaN, y = NaN]: Vec) => f(x, y);
  let total = zeros(2);
  for (let sample = N; sample > 0; sample--) {
    const point = axpy(sigma, vec([rng.normal(), rng.normal()]), centre);
    const here = at(point);
    const shifted = [vec([delta, 0]), vec([0, delta])].map((shift) => at(add(point, shift)));
    total = add(total, vec(shifted.map((value) => value - here)));
  }
  return scale(total, 1 / N / delta);
}

export function grad(
  f: Objective,
  x: number,
  y: number,
  sigma: number,
  delta: number,
  N: number,
  rng: Rng,
): [number, number] {
  const [slopeX = NaN, slopeY = NaN] = meanSlope(f, vec([x, y]), sigma, delta, N, rng);
  return [slopeX, slopeY];
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
  const here = vec([x, y]);
  const [newX = NaN, newY = NaN] = axpy(eta, meanSlope(f, here, sigma, delta, N, rng), here);
  return [newX, newY];
}
