import type { Mistake } from "allclose";
import type { Mat, Rng } from "numerics";

export const mistake = {
  title: "Standard normals, not scaled",
  kind: "factor",
  feedback:
    "Your numbers have variance $1$ whatever the layer. " +
    "An output then adds up $d_{in}$ terms of the size of an input, and the squared RMS norm grows by the factor $d_{in}$ in every layer. Divide that out: the variance is $1/d_{in}$.",
  fails: [
    "The worked example: init(16, 3, rng) when every normal is the same",
    "One input, or one output",
    "The standard deviation for any number of inputs and outputs",
    "Mean 0 and variance 1/dIn",
    "On average Wx is as large as x",
  ],
} satisfies Mistake;

export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const deviation = 1;
  const data = new Float64Array(dOut * dIn);
  for (let entry = 0; entry < data.length; entry++) data[entry] = rng.normal(0, deviation);
  return { rows: dOut, cols: dIn, data };
}
