import type { Mistake } from "allclose";
import type { Mat, Rng } from "numerics";

export const mistake = {
  title: "Rows and columns swapped",
  kind: "index",
  feedback:
    "Your matrix has $d_{in}$ rows and $d_{out}$ columns. " +
    "The layer computes $y=Wx$, so there is one row for each *output* and one column for each *input*.",
  fails: [
    "One row for each output, one column for each input",
    "The worked example: init(16, 3, rng) when every normal is the same",
    "The standard deviation for any number of inputs and outputs",
  ],
} satisfies Mistake;

export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const deviation = Math.sqrt(1 / dIn);
  const data = new Float64Array(dOut * dIn);
  for (let entry = 0; entry < data.length; entry++) data[entry] = rng.normal(0, deviation);
  return { rows: dIn, cols: dOut, data };
}
