import type { Mistake } from "allclose";
import type { Rng } from "numerics";

type Gradient = (x: number, y: number) => [number, number];

export const mistake = {
  title: "Gradient at the centre only",
  kind: "formula",
  feedback:
    "Your estimate is $\\nabla f(x,y)$, the gradient at the centre: nothing is smoothed, and every bump is back. " +
    "Evaluate the gradient at the *sampled* points $(\\tilde x_i,\\tilde y_i)$.",
  fails: [
    "The worked example: f = xy at (1, 2)",
    "Every sample c standard deviations away",
    "The points are spread as they should be",
    "A staircase has no slope to average",
    "step climbs along the estimate",
  ],
} satisfies Mistake;

export function grad(gradF: Gradient, x: number, y: number, _sigma: number, N: number, rng: Rng): [number, number] {
  let sumX = 0;
  let sumY = 0;
  for (let sample = 0; sample < N; sample++) {
    rng.normal();
    rng.normal();
    const [slopeX, slopeY] = gradF(x, y);
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
