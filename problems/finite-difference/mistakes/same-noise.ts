import type { Mistake } from "allclose";
import type { Rng } from "numerics";

type Objective = (x: number, y: number) => number;

export const mistake = {
  title: "One draw for both coordinates",
  kind: "randomness",
  feedback:
    "Your points all lie on the diagonal through $(x,y)$: the same normal is used for $x$ and for $y$. Each coordinate needs a draw of its own, $2N$ in all.",
  fails: [
    "3N evaluations and 2N normals",
    "The points are spread as they should be",
    "On average it is the forward difference of the smoothed objective",
  ],
} satisfies Mistake;

export function grad(
  f: Objective,
  x: number,
  y: number,
  sigma: number,
  delta: number,
  N: number,
  rng: Rng,
): [number, number] {
  let riseX = 0;
  let riseY = 0;
  for (let sample = 0; sample < N; sample++) {
    const noise = sigma * rng.normal();
    const sampleX = x + noise;
    const sampleY = y + noise;
    const here = f(sampleX, sampleY);
    riseX += f(sampleX + delta, sampleY) - here;
    riseY += f(sampleX, sampleY + delta) - here;
  }
  return [riseX / (N * delta), riseY / (N * delta)];
}

export function step(
  f: Objective,
  x: number,
  y: number,
  sigma: number,
  delta: number,
  N: number,
  eta: number,
  rng: Rng,
): [number, number] {
  const [slopeX, slopeY] = grad(f, x, y, sigma, delta, N, rng);
  return [x + eta * slopeX, y + eta * slopeY];
}
