import type { Mat, Rng } from "numerics";

/**
 * First weights of a ReLU layer: independent normals with mean 0 and variance 2/dIn.
 *
 * Each output adds up dIn products W_ji·h_i. With variance v for the weights its second moment is v·dIn·E h², and ReLU has
 * halved the second moment on the way in, so v·dIn·½ = 1 keeps it: v = 2/dIn. The number of outputs never enters,
 * because every output is a sum of its own.
 *
 * @param dIn - inputs of the layer, at least 1
 * @param dOut - outputs of the layer, at least 1
 * @param rng - the only source of randomness; one normal for each entry
 * @returns dOut rows, dIn columns
 */
export function init(dIn: number, dOut: number, rng: Rng): Mat {
  // The generator wants a standard deviation: the root of the variance.
  const deviation = Math.sqrt(2 / dIn);
  const data = new Float64Array(dOut * dIn);
  for (let entry = 0; entry < data.length; entry++) data[entry] = rng.normal(0, deviation);
  return { rows: dOut, cols: dIn, data };
}
