import type { Mistake } from "allclose";
import type { Rng } from "numerics";

type Objective = (x: number, y: number) => number;

export const mistake = {
  title: "Both coordinates shifted at once",
  kind: "formula",
  feedback:
    "You shift $x$ and $y$ together and use the one difference for both components: that is the slope along the diagonal, times $\\sqrt2$. Each component needs a shift of its own coordinate alone.",
  fails: [
    "The worked example: f = x² + 3y at (1, 2)",
    "One sample, no smoothing, and a step of size 0",
    "Every sample c standard deviations away",
    "On a plane the noise cancels",
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
    const rise = f(sampleX + delta, sampleY + delta) - f(sampleX, sampleY);
    riseX += rise;
    riseY += rise;
  }
  return [riseX / (N * delta), riseY / (N * delta)];
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
