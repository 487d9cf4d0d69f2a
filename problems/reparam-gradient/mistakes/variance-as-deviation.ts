import type { Mistake } from "allclose";
import type { Rng } from "numerics";

type Gradient = (x: number, y: number) => [number, number];

export const mistake = {
  title: "Sigma squared as the width",
  kind: "factor",
  feedback:
    "Your points are $x+\\sigma^2z$. " +
    "$\\sigma$ is the standard deviation of the displacement; its variance is $\\sigma^2$. The two agree only at $\\sigma=1$.",
  fails: [
    "The worked example: f = xy at (1, 2)",
    "Every sample c standard deviations away",
    "The points are spread as they should be",
    "step climbs along the estimate",
  ],
} satisfies Mistake;

export function grad(gradF: Gradient, x: number, y: number, sigma: number, N: number, rng: Rng): [number, number] {
  let sumX = 0;
  let sumY = 0;
  for (let sample = 0; sample < N; sample++) {
    const sampleX = x + sigma * sigma * rng.normal();
    const sampleY = y + sigma * sigma * rng.normal();
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
