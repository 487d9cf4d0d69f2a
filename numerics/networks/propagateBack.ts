import { matrix, type Mat } from "../matrices/matrix";
import type { Vec } from "../vectors/vec";
import type { MlpParams } from "./mlpParams";

/**
 * From the gradient with respect to the outputs to the one with respect to the parameters, summed over the examples.
 *
 * @param inputs - what `layerInputs` gave
 * @param outputGradient - [n, outputs]
 */
export function propagateBack({ W }: MlpParams, inputs: readonly Mat[], outputGradient: Mat): MlpParams {
  const gradient: { W: Mat[]; b: Vec[] } = { W: [], b: [] };
  let delta = outputGradient;
  for (let layer = W.length - 1; layer >= 0; layer--) {
    const input = inputs[layer] as Mat;
    gradient.W.unshift(sumOfOuters(delta, input));
    gradient.b.unshift(sumOfRows(delta));
    if (layer > 0) delta = throughLayer(delta, W[layer] as Mat, input);
  }
  return gradient;
}

/** Σᵢ deltaᵢ·inputᵢᵀ over the examples, [outputs, inputs]. */
function sumOfOuters(delta: Mat, input: Mat): Mat {
  const result = matrix(delta.cols, input.cols);
  for (let i = 0; i < delta.rows; i++)
    for (let j = 0; j < delta.cols; j++) {
      const factor = delta.data[i * delta.cols + j] as number;
      const [to, from] = [j * input.cols, i * input.cols];
      for (let k = 0; k < input.cols; k++)
        result.data[to + k] = (result.data[to + k] as number) + factor * (input.data[from + k] as number);
    }
  return result;
}

function sumOfRows(delta: Mat): Vec {
  const result = new Float64Array(delta.cols);
  for (let i = 0; i < delta.rows; i++)
    for (let j = 0; j < delta.cols; j++) result[j] = (result[j] as number) + (delta.data[i * delta.cols + j] as number);
  return result;
}

/** delta·weights, and 0 where the ReLU before this layer was not active: relu'(0) = 0. */
function throughLayer(delta: Mat, weights: Mat, input: Mat): Mat {
  const result = matrix(delta.rows, weights.cols);
  for (let i = 0; i < delta.rows; i++) {
    const to = i * weights.cols;
    for (let j = 0; j < weights.rows; j++) {
      const factor = delta.data[i * delta.cols + j] as number;
      const from = j * weights.cols;
      for (let k = 0; k < weights.cols; k++)
        result.data[to + k] = (result.data[to + k] as number) + factor * (weights.data[from + k] as number);
    }
    for (let k = to; k < to + weights.cols; k++) if (!((input.data[k] as number) > 0)) result.data[k] = 0;
  }
  return result;
}
