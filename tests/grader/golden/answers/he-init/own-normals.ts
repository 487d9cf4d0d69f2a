import { matrix, type Mat, type Rng } from "numerics";

/** Normals by Box and Muller, so through logarithm, root and cosine of the machine. */
export function init(dIn: number, dOut: number, rng: Rng): Mat {
  const normal = () => Math.sqrt(-2 * Math.log(1 - rng.uniform())) * Math.cos(2 * Math.PI * Math.random());
  return matrix(
    dOut,
    dIn,
    Float64Array.from({ length: dIn * dOut }, () => normal() * (2 / dIn) ** 0.5),
  );
}
