import type { Mat, Rng } from "numerics";

/** One array for each output, joined at the end. */
export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const deviation = (2 / dIn) ** 0.5;
  const rows = Array.from({ length: dOut }, () => Array.from({ length: dIn }, () => rng.normal(0, deviation)));
  return { rows: dOut, cols: dIn, data: Float64Array.from(rows.flat()) };
}
