import type { Mistake } from "allclose";
import type { Mat, Rng } from "numerics";

export const mistake = {
  title: "Variance divided by dIn twice",
  kind: "factor",
  feedback:
    "Your numbers have variance $2/d_{in}^2$, that is, standard deviation $\\sqrt2/d_{in}$: only the 2 is under the root. " +
    "The root goes over the whole fraction: the standard deviation is $\\sqrt{2/d_{in}}$.",
  fails: [
    "The worked example: init(8, 3, rng) when every normal is the same",
    "The standard deviation for any number of inputs and outputs",
    "Mean 0 and variance 2/dIn",
    "Six ReLU layers keep the size of the signal",
  ],
} satisfies Mistake;

export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const deviation = Math.sqrt(2) / dIn;
  const data = new Float64Array(dOut * dIn);
  for (let entry = 0; entry < data.length; entry++) data[entry] = rng.normal(0, deviation);
  return { rows: dOut, cols: dIn, data };
}
