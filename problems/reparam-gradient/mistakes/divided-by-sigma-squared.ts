import type { Mistake } from "allclose";
import type { Rng } from "numerics";

type Gradient = (x: number, y: number) => [number, number];

export const mistake = {
  title: "Weight of the policy gradient",
  kind: "factor",
  feedback:
    "Your estimate is divided by $\\sigma^2$, as in the policy gradient. " +
    "There a *displacement* is turned into a slope. Here the gradients are slopes already, and their plain average is asked for.",
  fails: [
    "The worked example: f = xy at (1, 2)",
    "A slope that is the same everywhere, and no smoothing",
    "Every sample c standard deviations away",
    "The average runs over the points that were evaluated",
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
  return [sumX / (N * sigma * sigma), sumY / (N * sigma * sigma)];
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
