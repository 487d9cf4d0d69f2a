import type { Mistake } from "allclose";
import type { Rng } from "numerics";

export const mistake = {
  title: "Sum instead of mean",
  kind: "factor",
  feedback:
    "Your answer is the sum of the $N$ values, so it grows with the number of points. An average must not: divide by $N$.",
  fails: [
    "The worked example: f = x² − y at (1, 2)",
    "One point, and no smoothing",
    "Every sample c standard deviations away",
    "The mean runs over the values at the points that were evaluated",
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
  for (let sample = 0; sample < N; sample++) total += f(x + sigma * rng.normal(), y + sigma * rng.normal());
  return total;
}
