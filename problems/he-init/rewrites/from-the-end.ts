import type { Mat, Rng } from "numerics";

/** Fills backwards and divides instead of multiplying. */
export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const data = new Float64Array(dOut * dIn);
  for (let entry = data.length - 1; entry >= 0; entry--) data[entry] = rng.normal() / Math.sqrt(dIn / 2);
  return { rows: dOut, cols: dIn, data };
}
