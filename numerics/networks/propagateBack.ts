import { matmul } from "../matrices/matmul";
import type { Mat } from "../matrices/matrix";
import { transpose } from "../matrices/transpose";
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
    // Σᵢ deltaᵢ·inputᵢᵀ over the examples, [outputs, inputs].
    gradient.W.unshift(matmul(transpose(delta), input));
    gradient.b.unshift(sumOfRows(delta));
    if (layer > 0) delta = throughLayer(delta, W[layer] as Mat, input);
  }
  return gradient;
}

function sumOfRows(delta: Mat): Vec {
  const result = new Float64Array(delta.cols);
  for (let i = 0; i < delta.rows; i++)
    for (let j = 0; j < delta.cols; j++) result[j] = (result[j] as number) + (delta.data[i * delta.cols + j] as number);
  return result;
}

/** delta·weights, and 0 where the ReLU before this layer was not active: relu'(0) = 0. */
function throughLayer(delta: Mat, weights: Mat, input: Mat): Mat {
  const result = matmul(delta, weights);
  for (let k = 0; k < result.data.length; k++) if (!((input.data[k] as number) > 0)) result.data[k] = 0;
  return result;
}
