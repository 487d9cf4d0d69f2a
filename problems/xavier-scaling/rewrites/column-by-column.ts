import type { Mat, Rng } from "numerics";

/** Draws down the columns: another order, the same distribution. */
export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const data = new Float64Array(dOut * dIn);
  for (let column = 0; column < dIn; column++) {
    for (let row = 0; row < dOut; row++) data[row * dIn + column] = rng.normal() / Math.sqrt(dIn);
  }
  return { rows: dOut, cols: dIn, data };
}
