import type { Mat, Rng } from "numerics";

/** Fills backwards, with the root as a power. */
export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const deviation = Math.pow(dIn, -0.5);
  const data = new Float64Array(dOut * dIn);
  for (let entry = data.length - 1; entry >= 0; entry--) data[entry] = deviation * rng.normal();
  return { rows: dOut, cols: dIn, data };
}
