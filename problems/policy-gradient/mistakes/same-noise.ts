import type { Mistake } from "allclose";
import type { Rng } from "numerics";

type Objective = (x: number, y: number) => number;

export const mistake = {
  title: "One draw for both coordinates",
  kind: "randomness",
  feedback:
    "Your samples all lie on the diagonal through $(x,y)$: the same normal is used for $x$ and for $y$. " +
    "Then both components of the estimate are always equal. Each coordinate needs a draw of its own, $2N$ in all.",
  fails: ["N evaluations and 2N normals", "The points are spread as they should be"],
} satisfies Mistake;

export function grad(f: Objective, x: number, y: number, sigma: number, N: number, rng: Rng): [number, number] {
  let sumX = 0;
  let sumY = 0;
  for (let sample = 0; sample < N; sample++) {
    const displacementX = sigma * rng.normal();
    const displacementY = displacementX;
    const value = f(x + displacementX, y + displacementY);
    sumX += displacementX * value;
    sumY += displacementY * value;
  }
  const factor = 1 / (N * sigma * sigma);
  return [factor * sumX, factor * sumY];
}

export function step(
  f: Objective,
  x: number,
  y: number,
  sigma: number,
  N: number,
  eta: number,
  rng: Rng,
): [number, number] {
  const [slopeX, slopeY] = grad(f, x, y, sigma, N, rng);
  return [x + eta * slopeX, y + eta * slopeY];
}
