import type { Mistake } from "allclose";
import type { Rng } from "numerics";

type Objective = (x: number, y: number) => number;

export const mistake = {
  title: "Mean of the same samples subtracted",
  kind: "formula",
  feedback:
    "Your numbers are those of an estimate with the mean of the $N$ values of $f$ subtracted from each of them. " +
    "That mean contains the very value it is subtracted from, which shrinks the expectation by the factor $\\frac{N-1}{N}$, to nothing for $N=1$. The plain estimator subtracts nothing.",
  fails: [
    "The worked example: f = x + 2y at (1, 2)",
    "One sample, and a step of size 0",
    "Every sample c standard deviations away",
    "The average runs over the points that were evaluated",
    "step climbs along the estimate",
  ],
} satisfies Mistake;

export function grad(f: Objective, x: number, y: number, sigma: number, N: number, rng: Rng): [number, number] {
  const samples = Array.from({ length: N }, () => {
    const displacementX = sigma * rng.normal();
    const displacementY = sigma * rng.normal();
    return { displacementX, displacementY, value: f(x + displacementX, y + displacementY) };
  });
  const baseline = samples.reduce((sum, { value }) => sum + value, 0) / N;
  let sumX = 0;
  let sumY = 0;
  for (const { displacementX, displacementY, value } of samples) {
    sumX += displacementX * (value - baseline);
    sumY += displacementY * (value - baseline);
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
