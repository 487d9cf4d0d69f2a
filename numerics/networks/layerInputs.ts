import { addRowProducts } from "../matrices/addRowProducts";
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

/** Row i of the result is bias + weights·(row i of x): both factors are read along their rows. */
function affine(x: Mat, weights: Mat, bias: Vec): Mat {
  const result = matrix(x.rows, weights.rows);
  for (let i = 0; i < x.rows; i++) {
    const to = i * weights.rows;
    result.data.set(bias, to);
    addRowProducts(weights, x.data.subarray(i * x.cols, (i + 1) * x.cols), result.data, to);
  }
  return result;
}
