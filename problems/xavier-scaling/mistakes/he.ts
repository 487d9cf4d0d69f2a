import type { Mistake } from "allclose";
import type { Mat, Rng } from "numerics";

export const mistake = {
  title: "Variance 2/dIn",
  kind: "factor",
  feedback:
    "Your numbers have variance $2/d_{in}$. The 2 makes up for a ReLU, which loses half of the second moment. " +
    "This layer is linear: nothing is lost, and the squared RMS norm would double in every layer. The variance is $1/d_{in}$.",
  fails: [
    "The worked example: init(16, 3, rng) when every normal is the same",
    "One input, or one output",
    "The standard deviation for any number of inputs and outputs",
    "Mean 0 and variance 1/dIn",
    "On average Wx is as large as x",
  ],
} satisfies Mistake;

export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const deviation = Math.sqrt(2 / dIn);
  const data = new Float64Array(dOut * dIn);
  for (let entry = 0; entry < data.length; entry++) data[entry] = rng.normal(0, deviation);
  return { rows: dOut, cols: dIn, data };
}
