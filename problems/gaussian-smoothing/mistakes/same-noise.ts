import type { Mistake } from "allclose";
import type { Rng } from "numerics";

export const mistake = {
  title: "One draw for both coordinates",
  kind: "randomness",
  feedback:
    "Your points all lie on the diagonal through $(x,y)$: the same normal moves $x$ and $y$. The cloud is two-dimensional, so each coordinate needs a draw of its own, $2N$ in all.",
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
  let total = 0;
  for (let sample = 0; sample < N; sample++) {
    const noise = sigma * rng.normal();
    total += f(x + noise, y + noise);
  }
  return total / N;
}
