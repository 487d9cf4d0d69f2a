import type { Mistake } from "allclose";
import type { Mat, Rng } from "numerics";

export const mistake = {
  title: "Variance passed as standard deviation",
  kind: "factor",
  feedback:
    "Your numbers have *standard deviation* $2/d_{in}$, so their variance is $4/d_{in}^2$. " +
    "`rng.normal(mean, sd)` takes a standard deviation (and so does a factor in front of `rng.normal()`): take the root of the variance first.",
  fails: [
    "The worked example: init(8, 3, rng) when every normal is the same",
    "One input, one output",
    "The standard deviation for any number of inputs and outputs",
    "Mean 0 and variance 2/dIn",
    "Six ReLU layers keep the size of the signal",
  ],
} satisfies Mistake;

export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const deviation = 2 / dIn;
  const data = new Float64Array(dOut * dIn);
  for (let entry = 0; entry < data.length; entry++) data[entry] = rng.normal(0, deviation);
  return { rows: dOut, cols: dIn, data };
}
