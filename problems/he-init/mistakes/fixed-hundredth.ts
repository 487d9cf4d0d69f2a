import type { Mistake } from "allclose";
import type { Mat, Rng } from "numerics";

export const mistake = {
  title: "Standard deviation 0.01 whatever the layer",
  kind: "factor",
  feedback:
    "Your numbers have standard deviation $0.01$ for every layer. " +
    "With a fixed size the signal shrinks by a factor that depends on the width, and after a few layers nothing is left. The variance has to depend on the fan-in: $2/d_{in}$.",
  fails: [
    "The worked example: init(8, 3, rng) when every normal is the same",
    "One input, one output",
    "The standard deviation for any number of inputs and outputs",
    "Mean 0 and variance 2/dIn",
    "Six ReLU layers keep the size of the signal",
  ],
} satisfies Mistake;

export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const deviation = 0.01;
  const data = new Float64Array(dOut * dIn);
  for (let entry = 0; entry < data.length; entry++) data[entry] = rng.normal(0, deviation);
  return { rows: dOut, cols: dIn, data };
}
