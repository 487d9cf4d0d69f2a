import type { Mistake } from "allclose";
import type { Rng } from "numerics";

export const mistake = {
  title: "Sigma squared as the width",
  kind: "factor",
  feedback:
    "Your points are $x+\\sigma^2z$. $\\sigma$ is the standard deviation of the noise; its variance is $\\sigma^2$. The two agree only at $\\sigma=0$ and $\\sigma=1$.",
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
  sigma: number,
  N: number,
  rng: Rng,
): number {
  let total = 0;
  for (let sample = 0; sample < N; sample++)
    total += f(x + sigma * sigma * rng.normal(), y + sigma * sigma * rng.normal());
  return total / N;
}
