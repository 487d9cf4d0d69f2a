import type { Mistake } from "allclose";
import type { Rng } from "numerics";

export const mistake = {
  title: "The noise is drawn once",
  kind: "randomness",
  feedback:
    "You draw one displacement before the loop and use it for all $N$ points, so the mean is over $N$ copies of one value. Each point needs its own two draws: draw inside the loop.",
  fails: [
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
  const sampleX = x + sigma * rng.normal();
  const sampleY = y + sigma * rng.normal();
  let total = 0;
  for (let sample = 0; sample < N; sample++) total += f(sampleX, sampleY);
  return total / N;
}
