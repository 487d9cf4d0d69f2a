import type { Mistake } from "allclose";
import type { Mat } from "numerics";

export const mistake = {
  title: "All weights zero",
  kind: "randomness",
  feedback:
    "Your weights are all $0$. Then every unit computes the same nothing, and every weight gets the gradient $0$: the layer can never learn. " +
    "Draw each entry from `rng.normal`.",
  fails: [
    "The worked example: init(8, 3, rng) when every normal is the same",
    "One input, one output",
    "The standard deviation for any number of inputs and outputs",
    "One normal for each entry, nothing else",
    "The generator decides",
    "Mean 0 and variance 2/dIn",
  ],
} satisfies Mistake;

export function init(dIn: number, dOut: number): Mat {
  return { rows: dOut, cols: dIn, data: new Float64Array(dOut * dIn) };
}
