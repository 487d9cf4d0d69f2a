import type { Mistake } from "allclose";
import type { Rng } from "numerics";

export const mistake = {
  title: "A top that is written down",
  kind: "formula",
  feedback:
    "Your `optimize` returns the known top of $f$. The landscape lies elsewhere in every run; `fq` is the only way to find out where.",
  fails: ["The generator and fq decide", "170 of 200 runs end on the top step"],
} satisfies Mistake;

export function quantize(v: number): number {
  return Math.floor(v / 4.5 + 0.64);
}

export function optimize(_fq: (x: number, y: number) => number, _x0: number, _y0: number, _rng: Rng): [number, number] {
  return [2.18016, 2.04517];
}
