import type { Mistake } from "allclose";
import type { Mat, Rng } from "numerics";

export const mistake = {
  title: "One draw repeated along a row",
  kind: "randomness",
  feedback:
    "Your rows are constant: one number is drawn for each output and used for all of its inputs. " +
    "Then a unit only sees the sum of its inputs. Draw inside the inner loop, once for every entry.",
  fails: ["One normal for each entry, nothing else", "Entries do not depend on each other"],
} satisfies Mistake;

export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const deviation = Math.sqrt(1 / dIn);
  const data = new Float64Array(dOut * dIn);
  for (let row = 0; row < dOut; row++) {
    const weight = rng.normal(0, deviation);
    for (let column = 0; column < dIn; column++) data[row * dIn + column] = weight;
  }
  return { rows: dOut, cols: dIn, data };
}
