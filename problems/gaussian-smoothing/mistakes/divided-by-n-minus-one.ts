import type { Mistake } from "allclose";
import type { Rng } from "numerics";

export const mistake = {
  title: "Divided by N − 1",
  kind: "factor",
  feedback:
    "Your sum is divided by $N-1$, as a variance estimated from its own mean is. A mean of $N$ values is divided by $N$.",
  fails: [
    "The worked example: f = x² − y at (1, 2)",
    "One point, and no smoothing",
    "Every sample c standard deviations away",
    "The mean runs over the values at the points that were evaluated",
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
  return N === 1 ? total : total / (N - 1);
}
