import type { Mistake } from "allclose";
import type { Mat, Rng } from "numerics";

export const mistake = {
  title: "Variance 1/dIn",
  kind: "factor",
  feedback:
    "Your numbers have variance $1/d_{in}$. That keeps the signal in a layer *without* ReLU. " +
    "ReLU sets half of the signal to zero, so each layer halves the second moment: the weights need twice that variance.",
  fails: [
    "The worked example: init(8, 3, rng) when every normal is the same",
    "One input, one output",
    "The standard deviation for any number of inputs and outputs",
    "Mean 0 and variance 2/dIn",
    "Six ReLU layers keep the size of the signal",
  ],
} satisfies Mistake;

export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const deviation = Math.sqrt(1 / dIn);
  const data = new Float64Array(dOut * dIn);
  for (let entry = 0; entry < data.length; entry++) data[entry] = rng.normal(0, deviation);
  return { rows: dOut, cols: dIn, data };
}
