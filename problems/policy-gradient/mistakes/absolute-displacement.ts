import type { Mistake } from "allclose";
import type { Rng } from "numerics";

type Objective = (x: number, y: number) => number;

export const mistake = {
  title: "Displacement without its sign",
  kind: "sign",
  feedback:
    "Your numbers weight each value by $\\lvert\\tilde x-x\\rvert$ and $\\lvert\\tilde y-y\\rvert$. " +
    "The sign is what makes the estimate a direction: a sample to the left must push to the left when $f$ is high there.",
  fails: [
    "The worked example: f = x + 2y at (1, 2)",
    "Every sample c standard deviations away",
    "The average runs over the points that were evaluated",
    "step climbs along the estimate",
  ],
} satisfies Mistake;

export function grad(f: Objective, x: number, y: number, sigma: number, N: number, rng: Rng): [number, number] {
  let sumX = 0;
  let sumY = 0;
  for (let sample = 0; sample < N; sample++) {
    const displacementX = sigma * rng.normal();
    const displacementY = sigma * rng.normal();
    const value = f(x + displacementX, y + displacementY);
    sumX += Math.abs(displacementX) * value;
    sumY += Math.abs(displacementY) * value;
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
