import type { Mistake } from "allclose";
import type { Rng } from "numerics";

export const mistake = {
  title: "Only x is moved",
  kind: "randomness",
  feedback:
    "Your points are $(x+\\sigma z,\\;y)$: the cloud is a line, and waves that run in the direction of $y$ stay. Draw noise for $y$ as well.",
  fails: [
    "The worked example: f = x² − y at (1, 2)",
    "One point, and no smoothing",
    "Every sample c standard deviations away",
    "N evaluations and 2N normals",
    "The points are spread as they should be",
    "On average it is the smoothed objective",
  ],
} satisfies Mistake;

export function smooth(
  f: (x: number, y: number) => number,
  x: number,
  y: number,
  sigma: number,
  N: number,
  rng: Rng,
): number {
  let total = 0;
  for (let sample = 0; sample < N; sample++) total += f(x + sigma * rng.normal(), y);
  return total / N;
}
