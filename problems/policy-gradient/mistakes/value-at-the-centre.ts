import type { Mistake } from "allclose";
import type { Rng } from "numerics";

type Objective = (x: number, y: number) => number;

export const mistake = {
  title: "f at the centre",
  kind: "formula",
  feedback:
    "Your numbers use $f(x,y)$ for every sample. " +
    "Then all samples have the same weight and only chance decides the direction. Each displacement belongs to the value *at its own sample*, $f(\\tilde x,\\tilde y)$.",
  fails: [
    "The worked example: f = x + 2y at (1, 2)",
    "One sample, and a step of size 0",
    "Every sample c standard deviations away",
    "The average runs over the points that were evaluated",
    "The points are spread as they should be",
    "step climbs along the estimate",
  ],
} satisfies Mistake;

export function grad(f: Objective, x: number, y: number, sigma: number, N: number, rng: Rng): [number, number] {
  let sumX = 0;
  let sumY = 0;
  for (let sample = 0; sample < N; sample++) {
    const displacementX = sigma * rng.normal();
    const displacementY = sigma * rng.normal();
    const value = f(x, y);
    sumX += displacementX * value;
    sumY += displacementY * value;
  }
  const factor = 1 / (N * sigma * sigma);
  return [factor * sumX, factor * sumY];
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
  const [slopeX, slopeY] = grad(f, x, y, sigma, N, rng);
  return [x + eta * slopeX, y + eta * slopeY];
}
