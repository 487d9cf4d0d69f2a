import type { Mistake } from "allclose";
import type { Rng } from "numerics";

type Objective = (x: number, y: number) => number;

export const mistake = {
  title: "No smoothing",
  kind: "formula",
  feedback:
    "Your differences are taken at $(x,y)$ itself: $\\sigma$ is not used, so the estimate follows every wave of $f$. Draw a cloud of $N$ points around $(x,y)$ and shift it.",
  fails: [
    "The worked example: f = x² + 3y at (1, 2)",
    "One sample, no smoothing, and a step of size 0",
    "Every sample c standard deviations away",
    "3N evaluations and 2N normals",
    "The generator decides",
    "The points are spread as they should be",
    "On average it is the forward difference of the smoothed objective",
    "step climbs along the estimate",
  ],
} satisfies Mistake;

export function grad(
  f: Objective,
  x: number,
  y: number,
  _sigma: number,
  delta: number,
  N: number,
  _rng: Rng,
): [number, number] {
  let riseX = 0;
  let riseY = 0;
  for (let sample = 0; sample < N; sample++) {
    const here = f(x, y);
    riseX += f(x + delta, y) - here;
    riseY += f(x, y + delta) - here;
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
