import type { Mistake } from "allclose";
import type { Rng } from "numerics";

type Objective = (x: number, y: number) => number;

export const mistake = {
  title: "Divided by sigma once",
  kind: "factor",
  feedback:
    "Your numbers are the estimate with $1/\\sigma$ in place of $1/\\sigma^2$. " +
    "If you weight by the standard normal $z$ then $1/\\sigma$ is right, but your weight is the displacement $\\tilde x-x=\\sigma z$, which brings another $\\sigma$.",
  fails: [
    "The worked example: f = x + 2y at (1, 2)",
    "One sample, and a step of size 0",
    "Every sample c standard deviations away",
    "The average runs over the points that were evaluated",
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
  const factor = 1 / (N * sigma);
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
