import type { Mat } from "../matrices/matrix";
import { layerInputs } from "./layerInputs";
import type { LossGradient } from "./lossGradient";
import type { MlpParams } from "./mlpParams";
import { propagateBack } from "./propagateBack";
import { requireInputs, requireMlp } from "./requireMlp";

/**
 * A loss of a multilayer perceptron and its gradient with respect to every weight and bias, in one pass forward and one
 * back.
 *
 * @param x - [n, inputs], one example a row
 * @param lossOf - from the outputs, [n, outputs], to the loss and its gradient with respect to them, such as
 *   `(outputs) => softmaxCrossEntropy(outputs, labels)`
 * @returns the loss, and a gradient in the form of `net`; relu'(0) counts as 0
 * @throws ShapeError if the layers do not fit to each other or to x
 * @example mlpLossGradient({ W: [matrix(1, 1, [2])], b: [vec([1])] }, matrix(1, 1, [5]), (out) => meanSquaredError(out, matrix(1, 1, [9]))).loss // 4
 */
export function mlpLossGradient(
  net: MlpParams,
  x: Mat,
  lossOf: (outputs: Mat) => LossGradient,
): { loss: number; gradient: MlpParams } {
  requireMlp("mlpLossGradient", net);
  requireInputs("mlpLossGradient", net, x);
  const inputs = layerInputs(net, x);
  const { loss, gradient } = lossOf(inputs.at(-1) as Mat);
  return { loss, gradient: propagateBack(net, inputs, gradient) };
}
