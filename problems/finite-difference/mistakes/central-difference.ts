import type { Mistake } from "allclose";
import type { Rng } from "numerics";

type Objective = (x: number, y: number) => number;

export const mistake = {
  title: "Central difference",
  kind: "formula",
  feedback:
    "Your differences reach to both sides and are divided by $2\\delta$. That is a better estimate, but not the one asked for: the forward difference compares with the value at the point itself and needs $3N$ evaluations instead of $4N$.",
  fails: [
    "The worked example: f = x² + 3y at (1, 2)",
    "One sample, no smoothing, and a step of size 0",
    "Every sample c standard deviations away",
    "The average runs over one cloud and its two shifted copies",
    "3N evaluations and 2N normals",
    "The points are spread as they should be",
    "On average it is the forward difference of the smoothed objective",
    "step climbs along the estimate",
  ],
} satisfies Mistake;

export function grad(
  f: Objective,
  x: number,
  y: number,
  sigma: number,
  delta: number,
  N: number,
  rng: Rng,
): [number, number] {
  let riseX = 0;
  let riseY = 0;
  for (let sample = 0; sample < N; sample++) {
    const sampleX = x + sigma * rng.normal();
    const sampleY = y + sigma * rng.normal();
    riseX += f(sampleX + delta, sampleY) - f(sampleX - delta, sampleY);
    riseY += f(sampleX, sampleY + delta) - f(sampleX, sampleY - delta);
  }
  return [riseX / (2 * N * delta), riseY / (2 * N * delta)];
}

export function step(
  f: Objective,
  x: number,
  y: number,
  sigma: number,
  delta: number,
  N: number,
  eta: number,
  rng: Rng,
): [number, number] {
  const [slopeX, slopeY] = grad(f, x, y, sigma, delta, N, rng);
  return [x + eta * slopeX, y + eta * slopeY];
}
