import type { Mat, Rng } from "numerics";

/**
 * First weights of a linear layer: independent normals with mean 0 and variance 1/dIn.
 *
 * @param dIn - inputs of the layer, at least 1
 * @param dOut - outputs of the layer, at least 1
 * @param rng - the only source of randomness; one normal for each entry
 * @returns dOut rows, dIn columns
 */
export function init(dIn: number, dOut: number, rng: Rng): Mat {
  throw new Error("init is not written yet");
}
