import type { Mistake } from "allclose";
import type { Mat } from "numerics";

export const mistake = {
  title: "Math.random instead of the generator",
  kind: "randomness",
  feedback:
    "Your numbers have the right distribution, but they come from `Math.random`, whatever generator you are given. " +
    "Nobody could repeat such a run. Draw from the argument: `rng.normal(0, …)`.",
  fails: [
    "The worked example: init(16, 3, rng) when every normal is the same",
    "One normal for each entry, nothing else",
    "The generator decides",
  ],
} satisfies Mistake;

export function init(dIn: number, dOut: number): Mat {
  const deviation = Math.sqrt(1 / dIn);
  const data = new Float64Array(dOut * dIn);
  for (let entry = 0; entry < data.length; entry++) data[entry] = deviation * standardNormal();
  return { rows: dOut, cols: dIn, data };
}

function standardNormal(): number {
  return Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
}
