import type { Mistake } from "allclose";
import type { Rng } from "numerics";

type Gradient = (x: number, y: number) => [number, number];

export const mistake = {
  title: "Components swapped",
  kind: "index",
  feedback:
    "Your estimate has its components the wrong way round: the slope in $y$ stands first. " +
    "`gradF` returns $[\\partial f/\\partial x,\\;\\partial f/\\partial y]$, and so should `grad`.",
  fails: [
    "The worked example: f = xy at (1, 2)",
    "A slope that is the same everywhere, and no smoothing",
    "Every sample c standard deviations away",
    "The average runs over the points that were evaluated",
    "A staircase has no slope to average",
    "step climbs along the estimate",
  ],
} satisfies Mistake;

export function grad(gradF: Gradient, x: number, y: number, sigma: number, N: number, rng: Rng): [number, number] {
  let sumX = 0;
  let sumY = 0;
  for (let sample = 0; sample < N; sample++) {
    const sampleX = x + sigma * rng.normal();
    const sampleY = y + sigma * rng.normal();
    const [slopeX, slopeY] = gradF(sampleX, sampleY);
    sumX += slopeX;
    sumY += slopeY;
  }
  return [sumY / N, sumX / N];
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
