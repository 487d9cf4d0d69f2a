import type { Mistake } from "allclose";
import type { Rng } from "numerics";

type Gradient = (x: number, y: number) => [number, number];

export const mistake = {
  title: "One draw for both coordinates",
  kind: "randomness",
  feedback:
    "Your samples all lie on the diagonal through $(x,y)$: the same normal is used for $x$ and for $y$. " +
    "Each coordinate needs a draw of its own, $2N$ in all.",
  fails: ["N gradients and 2N normals", "The points are spread as they should be"],
} satisfies Mistake;

export function grad(gradF: Gradient, x: number, y: number, sigma: number, N: number, rng: Rng): [number, number] {
  let sumX = 0;
  let sumY = 0;
  for (let sample = 0; sample < N; sample++) {
    const displacement = sigma * rng.normal();
    const sampleX = x + displacement;
    const sampleY = y + displacement;
    const [slopeX, slopeY] = gradF(sampleX, sampleY);
    sumX += slopeX;
    sumY += slopeY;
  }
  return [sumX / N, sumY / N];
}

export function step(
  gradF: Gradient,
  x: number,
  y: number,
  sigma: number,
  N: number,
  eta: number,
  rng: Rng,
): [number, number] {
  const [slopeX, slopeY] = grad(gradF, x, y, sigma, N, rng);
  return [x + eta * slopeX, y + eta * slopeY];
}
