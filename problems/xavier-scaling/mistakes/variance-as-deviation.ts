import type { Mistake } from "allclose";
import type { Mat, Rng } from "numerics";

export const mistake = {
  title: "Variance passed as standard deviation",
  kind: "factor",
  feedback:
    "Your numbers have *standard deviation* $1/d_{in}$, so their variance is $1/d_{in}^2$. " +
    "`rng.normal(mean, sd)` takes a standard deviation (and so does a factor in front of `rng.normal()`): take the root of the variance first.",
  fails: [
    "The worked example: init(16, 3, rng) when every normal is the same",
    "One input, or one output",
    "The standard deviation for any number of inputs and outputs",
    "Mean 0 and variance 1/dIn",
    "On average Wx is as large as x",
  ],
} satisfies Mistake;

export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const deviation = 1 / dIn;
  const data = new Float64Array(dOut * dIn);
  for (let entry = 0; entry < data.length; entry++) data[entry] = rng.normal(0, deviation);
  return { rows: dOut, cols: dIn, data };
}
