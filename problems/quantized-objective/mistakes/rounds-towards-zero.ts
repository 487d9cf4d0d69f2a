import type { Mistake } from "allclose";
import type { Rng } from "numerics";

export const mistake = {
  title: "Rounds towards zero",
  kind: "formula",
  feedback:
    "Your `quantize` cuts the decimals off, which rounds *up* below $0$: $-0.92$ becomes $0$, not $-1$. Round down.",
  fails: ["The worked example", "Steps far below", "The step of any value", "Close to the edges of the steps"],
} satisfies Mistake;

export function quantize(v: number): number {
  return Math.trunc(v / 4.5 + 0.64);
}

export function optimize(fq: (x: number, y: number) => number, x0: number, y0: number, rng: Rng): [number, number] {
  const sigma = 0.3;
  const eta = 0.8;
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
