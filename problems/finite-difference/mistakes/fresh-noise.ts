import type { Mistake } from "allclose";
import type { Rng } from "numerics";

type Objective = (x: number, y: number) => number;

export const mistake = {
  title: "Fresh noise for each value",
  kind: "randomness",
  feedback:
    "You draw a new point for every value you subtract, so the noise does not cancel: it is divided by $\\delta$ instead. Draw a point once, and shift *it*.",
  fails: [
    "On a plane the noise cancels",
    "The average runs over one cloud and its two shifted copies",
    "3N evaluations and 2N normals",
    "The points are spread as they should be",
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
    const here = f(x + sigma * rng.normal(), y + sigma * rng.normal());
    riseX += f(x + delta + sigma * rng.normal(), y + sigma * rng.normal()) - here;
    riseY += f(x + sigma * rng.normal(), y + delta + sigma * rng.normal()) - here;
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
