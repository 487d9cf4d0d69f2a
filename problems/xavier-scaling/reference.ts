import type { Mat, Rng } from "numerics";

/**
 * First weights of a linear layer: independent normals with mean 0 and variance 1/dIn.
 *
 * One output is a sum of dIn products W_ji·x_i. For weights of variance v its expected square is v·Σ x_i², which is
 * v·dIn times the squared RMS norm of x. So v = 1/dIn makes every output, and with them their mean square, as large as the
 * inputs are on average. The number of outputs never enters: the RMS norm divides by it.
 *
 * What is kept is the expected _square_ of the RMS norm. The expected norm itself is a little smaller (by Jensen's
 * inequality, about one part in 4·dOut for a given x), and a single draw scatters around it.
 *
 * @param dIn - inputs of the layer, at least 1
 * @param dOut - outputs of the layer, at least 1
 * @param rng - the only source of randomness; one normal for each entry
 * @returns dOut rows, dIn columns
 */
export function init(dIn: number, dOut: number, rng: Rng): Mat {
  // The generator wants a standard deviation: the root of the variance.
  const deviation = Math.sqrt(1 / dIn);
  const data = new Float64Array(dOut * dIn);
  for (let entry = 0; entry < data.length; entry++) data[entry] = rng.normal(0, deviation);
  return { rows: dOut, cols: dIn, data };
}
