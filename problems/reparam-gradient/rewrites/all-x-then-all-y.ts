import { mean, type Rng } from "numerics";

type Gradient = (x: number, y: number) => [number, number];

/** Draws all x first, with centre and width as arguments of the generator. */
export function grad(gradF: Gradient, x: number, y: number, sigma: number, N: number, rng: Rng): [number, number] {
  const inX = Float64Array.from({ length: N }, () => rng.normal(x, sigma));
  const inY = Float64Array.from({ length: N }, () => rng.normal(y, sigma));
  const slopes = Array.from(inX, (sampleX, i) => gradF(sampleX, inY[i] ?? NaN));
  return [mean(Float64Array.from(slopes, ([slope]) => slope)), mean(Float64Array.from(slopes, ([, slope]) => slope))];
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
  const estimate = grad(gradF, x, y, sigma, N, rng);
  return [estimate[0] * eta + x, estimate[1] * eta + y];
}
