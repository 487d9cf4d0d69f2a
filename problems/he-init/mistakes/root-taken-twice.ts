import type { Mistake } from "allclose";
import type { Mat, Rng } from "numerics";

export const mistake = {
  title: "Root taken twice",
  kind: "factor",
  feedback:
    "Your numbers have standard deviation $\\sqrt[4]{2/d_{in}}$: the root of the variance was taken twice. " +
    "`rng.normal(mean, sd)` takes the standard deviation itself, $\\sqrt{2/d_{in}}$.",
  fails: [
    "The worked example: init(8, 3, rng) when every normal is the same",
    "One input, one output",
    "The standard deviation for any number of inputs and outputs",
    "Mean 0 and variance 2/dIn",
    "Six ReLU layers keep the size of the signal",
  ],
} satisfies Mistake;

export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const deviation = Math.sqrt(Math.sqrt(2 / dIn));
  const data = new Float64Array(dOut * dIn);
  for (let entry = 0; entry < data.length; entry++) data[entry] = rng.normal(0, deviation);
  return { rows: dOut, cols: dIn, data };
}
