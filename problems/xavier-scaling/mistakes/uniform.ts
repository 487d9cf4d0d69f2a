import type { Mistake } from "allclose";
import type { Mat, Rng } from "numerics";

export const mistake = {
  title: "Uniform instead of normal",
  kind: "randomness",
  feedback:
    "Your numbers have the right variance, but they are uniform between $-\\sqrt{3/d_{in}}$ and $\\sqrt{3/d_{in}}$. " +
    "That is a variant some libraries offer; here the entries are normal: use `rng.normal`, not `rng.uniform`.",
  fails: [
    "The worked example: init(16, 3, rng) when every normal is the same",
    "One normal for each entry, nothing else",
    "The entries follow the bell curve",
  ],
} satisfies Mistake;

export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const bound = Math.sqrt(3 / dIn);
  const data = new Float64Array(dOut * dIn);
  for (let entry = 0; entry < data.length; entry++) data[entry] = bound * (2 * rng.uniform() - 1);
  return { rows: dOut, cols: dIn, data };
}
