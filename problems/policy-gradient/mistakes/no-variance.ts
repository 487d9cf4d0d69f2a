import type { Mistake } from "allclose";
import type { Rng } from "numerics";

type Objective = (x: number, y: number) => number;

export const mistake = {
  title: "Not divided by sigma²",
  kind: "factor",
  feedback:
    "Your numbers are the estimate without the factor $1/\\sigma^2$. " +
    "It comes from the derivative of the density: differentiating $-\\frac{(\\tilde x-x)^2}{2\\sigma^2}$ with respect to $x$ gives $\\frac{\\tilde x-x}{\\sigma^2}$.",
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
  const factor = 1 / N;
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
