import { matrix, scaleMat, type Mat, type Rng } from "numerics";

/** A matrix of standard normals first, then one factor for all of it. */
export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const standard = Float64Array.from({ length: dOut * dIn }, () => rng.normal());
  return scaleMat(matrix(dOut, dIn, standard), 1 / Math.sqrt(dIn));
}
