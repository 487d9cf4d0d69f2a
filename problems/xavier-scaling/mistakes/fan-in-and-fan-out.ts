import type { Mistake } from "allclose";
import type { Mat, Rng } from "numerics";

export const mistake = {
  title: "Divided by both widths",
  kind: "factor",
  feedback:
    "Your numbers have variance $1/(d_{in}d_{out})$: the number of outputs is divided out as well. " +
    "The RMS norm is a *mean* over the outputs, so more outputs do not make it larger. Only the $d_{in}$ terms of each sum have to be made up for.",
  fails: [
    "The worked example: init(16, 3, rng) when every normal is the same",
    "One input, or one output",
    "The standard deviation for any number of inputs and outputs",
    "Mean 0 and variance 1/dIn",
    "On average Wx is as large as x",
  ],
} satisfies Mistake;

export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const deviation = Math.sqrt(1 / (dIn * dOut));
  const data = new Float64Array(dOut * dIn);
  for (let entry = 0; entry < data.length; entry++) data[entry] = rng.normal(0, deviation);
  return { rows: dOut, cols: dIn, data };
}
