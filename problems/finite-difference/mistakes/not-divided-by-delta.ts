import type { Mistake } from "allclose";
import type { Rng } from "numerics";

type Objective = (x: number, y: number) => number;

export const mistake = {
  title: "Not divided by delta",
  kind: "factor",
  feedback:
    "Your estimate is the average *rise* over a distance of $\\delta$. A slope is rise over run: divide by $\\delta$.",
  fails: [
    "The worked example: f = x² + 3y at (1, 2)",
    "One sample, no smoothing, and a step of size 0",
    "Every sample c standard deviations away",
    "On a plane the noise cancels",
    "The average runs over one cloud and its two shifted copies",
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
    const here = f(sampleX, sampleY);
    riseX += f(sampleX + delta, sampleY) - here;
    riseY += f(sampleX, sampleY + delta) - here;
  }
  return [riseX / N, riseY / N];
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
