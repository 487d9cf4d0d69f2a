import { matrix, type Mat } from "../matrices/matrix";
import type { Vec } from "../vectors/vec";
import type { MlpParams } from "./mlpParams";
import { relu } from "./relu";

/**
 * What enters each layer when the rows of x enter the first, and, after the last layer, what comes out: one matrix more
 * than there are layers. Hidden entries have been through the ReLU, so they are positive exactly where it was active.
 */
export function layerInputs({ W, b }: MlpParams, x: Mat): Mat[] {
  const passed = [x];
  let input = x;
  W.forEach((weights, layer) => {
    input = affine(input, weights, b[layer] as Vec);
    if (layer < W.length - 1) for (let i = 0; i < input.data.length; i++) input.data[i] = relu(input.data[i] as number);
    passed.push(input);
  });
  return passed;
}

/** Row i of the result is weights·(row i of x) + bias: both factors are read along their rows. */
function affine(x: Mat, weights: Mat, bias: Vec): Mat {
  const result = matrix(x.rows, weights.rows);
  const inputs = weights.cols;
  for (let i = 0; i < x.rows; i++)
    for (let j = 0; j < weights.rows; j++) {
      let total = bias[j] as number;
      const [from, along] = [i * inputs, j * inputs];
      for (let k = 0; k < inputs; k++) total += (x.data[from + k] as number) * (weights.data[along + k] as number);
      result.data[i * weights.rows + j] = total;
    }
  return result;
}
