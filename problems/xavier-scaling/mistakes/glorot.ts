import type { Mistake } from "allclose";
import type { Mat, Rng } from "numerics";

export const mistake = {
  title: "Average of fan-in and fan-out",
  kind: "factor",
  feedback:
    "Your numbers have variance $2/(d_{in}+d_{out})$. That is a compromise between the forward pass and the backward pass. " +
    "Here the forward pass alone is asked for, exactly: only the number of inputs enters, $1/d_{in}$.",
  fails: [
    "The worked example: init(16, 3, rng) when every normal is the same",
    "The standard deviation for any number of inputs and outputs",
    "Mean 0 and variance 1/dIn",
    "On average Wx is as large as x",
  ],
} satisfies Mistake;

export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const deviation = Math.sqrt(2 / (dIn + dOut));
  const data = new Float64Array(dOut * dIn);
  for (let entry = 0; entry < data.length; entry++) data[entry] = rng.normal(0, deviation);
  return { rows: dOut, cols: dIn, data };
}
