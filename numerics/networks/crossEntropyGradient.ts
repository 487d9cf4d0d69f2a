import type { Mat } from "../matrices/matrix";
import type { Vec } from "../vectors/vec";
import { mlpLossGradient } from "./mlpLossGradient";
import type { MlpParams } from "./mlpParams";
import { softmaxCrossEntropy } from "./softmaxCrossEntropy";

/**
 * Makes the function that trains a classifier: of a multilayer perceptron and a batch it gives the softmax cross-entropy,
 * and its gradient as one list for the weights and one for the biases.
 *
 * @returns a function of the net, X [n, inputs] and y [n] labels; it throws what `mlpLossGradient` and
 *   `softmaxCrossEntropy` throw
 * @example crossEntropyGradient()({ W: [matrix(2, 1, [0, 0])], b: [vec([1000, 0])] }, matrix(1, 1, [5]), vec([1])).loss // 1000
 */
export function crossEntropyGradient(): (net: MlpParams, X: Mat, y: Vec) => { loss: number; gW: Mat[]; gb: Vec[] } {
  return (net, X, y) => {
    const { loss, gradient } = mlpLossGradient(net, X, (scores) => softmaxCrossEntropy(scores, y));
    return { loss, gW: [...gradient.W], gb: [...gradient.b] };
  };
}
