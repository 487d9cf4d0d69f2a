import type { Mistake } from "allclose";
import type { Rng } from "numerics";

type Objective = (x: number, y: number) => number;

export const mistake = {
  title: "Sum instead of mean",
  kind: "factor",
  feedback:
    "Your numbers are $N$ times the estimate: the contributions are added up but not divided by $N$. " +
    "The gradient of $f_\\sigma$ is an expectation, and the average estimates it for every $N$; a sum grows with the number of samples.",
  fails: [
    "The worked example: f = x + 2y at (1, 2)",
    "Every sample c standard deviations away",
    "The average runs over the points that were evaluated",
    "On average it is the gradient of the smoothed objective",
    "A staircase still has a slope",
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
    sumX += displacementX * value;
    sumY += displacementY * value;
  }
  const factor = 1 / (sigma * sigma);
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
