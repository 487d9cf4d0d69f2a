import type { Mistake } from "allclose";
import type { Rng } from "numerics";

export const mistake = {
  title: "Gradients of a staircase",
  kind: "formula",
  feedback:
    "Your estimate averages the *slopes of the staircase itself* at the drawn points, and these are $0$ wherever they exist: the run stays at its start. Only the values of $f_q$ say where up is, as in the policy gradient.",
  fails: ["The functions return a step and a point", "170 of 200 runs end on the top step"],
} satisfies Mistake;

export function quantize(v: number): number {
  return Math.floor(v / 4.5 + 0.64);
}

export function optimize(fq: (x: number, y: number) => number, x0: number, y0: number, rng: Rng): [number, number] {
  const sigma = 0.3;
  const width = 1e-9;
  let [x, y] = [x0, y0];
  for (let step = 0; step < 30; step++) {
    let slopeX = 0;
    let slopeY = 0;
    for (let sample = 0; sample < 12; sample++) {
      const sampleX = x + sigma * rng.normal();
      const sampleY = y + sigma * rng.normal();
      slopeX += (fq(sampleX + width, sampleY) - fq(sampleX - width, sampleY)) / (2 * width);
      slopeY += (fq(sampleX, sampleY + width) - fq(sampleX, sampleY - width)) / (2 * width);
    }
    x += (0.1 * slopeX) / 12;
    y += (0.1 * slopeY) / 12;
  }
  return [x, y];
}
