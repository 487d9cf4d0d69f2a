import type { Mistake } from "allclose";
import type { Rng } from "numerics";

type Gradient = (x: number, y: number) => [number, number];

export const mistake = {
  title: "Noise without sigma",
  kind: "factor",
  feedback:
    "Your points are $x+z$ instead of $x+\\sigma z$: the blur always has width 1, whatever $\\sigma$ is. " +
    "Multiply each normal by $\\sigma$.",
  fails: [
    "The worked example: f = xy at (1, 2)",
    "A slope that is the same everywhere, and no smoothing",
    "Every sample c standard deviations away",
    "The points are spread as they should be",
    "step climbs along the estimate",
  ],
} satisfies Mistake;

export function grad(gradF: Gradient, x: number, y: number, _sigma: number, N: number, rng: Rng): [number, number] {
  let sumX = 0;
  let sumY = 0;
  for (let sample = 0; sample < N; sample++) {
    const sampleX = x + rng.normal();
    const sampleY = y + rng.normal();
    const [slopeX, slopeY] = gradF(sampleX, sampleY);
    sumX += slopeX;
    sumY += slopeY;
  }
  return [sumX / N, sumY / N];
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
