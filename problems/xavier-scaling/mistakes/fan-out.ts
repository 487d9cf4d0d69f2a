import type { Mistake } from "allclose";
import type { Mat, Rng } from "numerics";

export const mistake = {
  title: "Fan-out instead of fan-in",
  kind: "index",
  feedback:
    "Your numbers have variance $1/d_{out}$. " +
    "An output adds up $d_{in}$ products, so it is the number of *inputs* that has to be divided out; the RMS norm takes care of the outputs by itself. Square layers hide this.",
  fails: [
    "The worked example: init(16, 3, rng) when every normal is the same",
    "One input, or one output",
    "The standard deviation for any number of inputs and outputs",
    "Mean 0 and variance 1/dIn",
    "On average Wx is as large as x",
  ],
} satisfies Mistake;

export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const deviation = Math.sqrt(1 / dOut);
  const data = new Float64Array(dOut * dIn);
  for (let entry = 0; entry < data.length; entry++) data[entry] = rng.normal(0, deviation);
  return { rows: dOut, cols: dIn, data };
}
