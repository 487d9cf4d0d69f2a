import type { Mistake } from "allclose";
import type { Rng } from "numerics";

type Gradient = (x: number, y: number) => [number, number];

export const mistake = {
  title: "Gradients multiplied by the noise",
  kind: "formula",
  feedback:
    "Your terms are $z_i\\,\\nabla f(\\tilde x_i,\\tilde y_i)$: the gradients are weighted by the noise, as values are in the policy gradient. " +
    "The chain rule gives the factor $\\partial\\tilde x/\\partial x=1$ and nothing else.",
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
    const noiseX = rng.normal();
    const noiseY = rng.normal();
    const [slopeX, slopeY] = gradF(x + sigma * noiseX, y + sigma * noiseY);
    sumX += noiseX * slopeX;
    sumY += noiseY * slopeY;
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
