import { matrixFromRows, type Mat, type Rng } from "numerics";

/** One row for each output, put together at the end. */
export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const deviation = Math.sqrt(1 / dIn);
  return matrixFromRows(
    Array.from({ length: dOut }, () => Array.from({ length: dIn }, () => rng.normal(0, deviation))),
  );
}
