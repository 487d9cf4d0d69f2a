import type { Mistake } from "allclose";
import type { Mat, Rng } from "numerics";

export const mistake = {
  title: "Fan-out instead of fan-in",
  kind: "index",
  feedback:
    "Your numbers have variance $2/d_{out}$. " +
    "An output adds up $d_{in}$ products, so it is the number of *inputs* that has to be divided out. Square layers hide this.",
  fails: [
    "The worked example: init(8, 3, rng) when every normal is the same",
    "The standard deviation for any number of inputs and outputs",
    "Mean 0 and variance 2/dIn",
  ],
} satisfies Mistake;

export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const deviation = Math.sqrt(2 / dOut);
  const data = new Float64Array(dOut * dIn);
  for (let entry = 0; entry < data.length; entry++) data[entry] = rng.normal(0, deviation);
  return { rows: dOut, cols: dIn, data };
}
