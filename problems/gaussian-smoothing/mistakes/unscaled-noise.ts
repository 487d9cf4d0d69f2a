import type { Mistake } from "allclose";
import type { Rng } from "numerics";

export const mistake = {
  title: "Noise without sigma",
  kind: "factor",
  feedback:
    "Your points are $x+z$ instead of $x+\\sigma z$: the blur always has width 1, whatever $\\sigma$ is. Multiply each normal by $\\sigma$.",
  fails: [
    "The worked example: f = x² − y at (1, 2)",
    "One point, and no smoothing",
    "Every sample c standard deviations away",
    "The points are spread as they should be",
    "On average it is the smoothed objective",
  ],
} satisfies Mistake;

export function smooth(
  f: (x: number, y: number) => number,
  x: number,
  y: number,
  _sigma: number,
  N: number,
  rng: Rng,
): number {
  let total = 0;
  for (let sample = 0; sample < N; sample++) total += f(x + rng.normal(), y + rng.normal());
  return total / N;
}
