import { matrix, scaleMat, type Mat, type Rng } from "numerics";

/** A standard normal matrix from the engine's building blocks, then one factor for all. */
export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const standard = Float64Array.from({ length: dOut * dIn }, () => rng.normal());
  return scaleMat(matrix(dOut, dIn, standard), Math.sqrt(2) / Math.sqrt(dIn));
}
