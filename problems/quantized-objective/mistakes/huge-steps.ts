import type { Mistake } from "allclose";
import type { Rng } from "numerics";

export const mistake = {
  title: "Steps that are too long",
  kind: "factor",
  feedback:
    "Your step size is $\\eta=2$. The runs reach the island, but the noise of one estimate is enough to throw them off again. Between $0.5$, which is too slow, and $2$ there is room.",
  fails: ["170 of 200 runs end on the top step"],
} satisfies Mistake;

export function quantize(v: number): number {
  return Math.floor(v / 4.5 + 0.64);
}

export function optimize(fq: (x: number, y: number) => number, x0: number, y0: number, rng: Rng): [number, number] {
  const sigma = 0.3;
  const eta = 2;
  const samples = 50;
  let [x, y] = [x0, y0];
  for (let step = 0; step < 30; step++) {
    let pullX = 0;
    let pullY = 0;
    for (let sample = 0; sample < samples; sample++) {
      const displacementX = sigma * rng.normal();
      const displacementY = sigma * rng.normal();
      const value = fq(x + displacementX, y + displacementY);
      pullX += displacementX * value;
      pullY += displacementY * value;
    }
    const factor = eta / (samples * sigma * sigma);
    x += factor * pullX;
    y += factor * pullY;
  }
  return [x, y];
}
