import type { Mistake } from "allclose";
import type { Rng } from "numerics";

export const mistake = {
  title: "Uniform noise",
  kind: "randomness",
  feedback:
    "Your cloud is a square: the noise comes from `uniform`. The smoothing asked for is Gaussian, and `rng.normal()` draws it.",
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
  for (let sample = 0; sample < N; sample++)
    total += f(x + sigma * (2 * rng.uniform() - 1), y + sigma * (2 * rng.uniform() - 1));
  return total / N;
}
