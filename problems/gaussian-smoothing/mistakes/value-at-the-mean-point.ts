import type { Mistake } from "allclose";
import type { Rng } from "numerics";

export const mistake = {
  title: "f of the average point",
  kind: "order",
  feedback:
    "You average the *points* and evaluate $f$ once, at their mean. That mean is close to $(x,y)$, so nothing is smoothed: $\\mathbb E f(\\tilde x,\\tilde y)$ is not $f(\\mathbb E\\tilde x,\\mathbb E\\tilde y)$. Evaluate first, average afterwards.",
  fails: [
    "The mean runs over the values at the points that were evaluated",
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
  let meanX = 0;
  let meanY = 0;
  for (let sample = 0; sample < N; sample++) {
    meanX += (x + sigma * rng.normal()) / N;
    meanY += (y + sigma * rng.normal()) / N;
  }
  return f(meanX, meanY);
}
