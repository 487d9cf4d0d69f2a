import type { Mistake } from "allclose";
import type { Rng } from "numerics";

export const mistake = {
  title: "Differences over 0.001",
  kind: "formula",
  feedback:
    "You use finite differences with $\\delta=0.001$. Nearly all of them are $0$, since both points lie on the same step, and the rare others are $1/\\delta=1000$ and throw the run far away. On a staircase a difference has to reach over whole steps.",
  fails: ["The functions return a step and a point", "170 of 200 runs end on the top step"],
} satisfies Mistake;

export function quantize(v: number): number {
  return Math.floor(v / 4.5 + 0.64);
}

export function optimize(fq: (x: number, y: number) => number, x0: number, y0: number, rng: Rng): [number, number] {
  const sigma = 0.3;
  const delta = 0.001;
  const samples = 16;
  let [x, y] = [x0, y0];
  for (let step = 0; step < 30; step++) {
    let riseX = 0;
    let riseY = 0;
    for (let sample = 0; sample < samples; sample++) {
      const sampleX = x + sigma * rng.normal();
      const sampleY = y + sigma * rng.normal();
      const here = fq(sampleX, sampleY);
      riseX += fq(sampleX + delta, sampleY) - here;
      riseY += fq(sampleX, sampleY + delta) - here;
    }
    x += (0.5 * riseX) / (samples * delta);
    y += (0.5 * riseY) / (samples * delta);
  }
  return [x, y];
}
