import { requireMatrix } from "../checks/requireMatrix";
import { ShapeError } from "../errors/ShapeError";
import type { Mat } from "../matrices/matrix";
import { layerInputs } from "./layerInputs";
import type { MlpParams } from "./mlpParams";
import { propagateBack } from "./propagateBack";
import { requireInputs, requireMlp } from "./requireMlp";

/**
 * Backpropagation: the gradient of Σ (outputGradient ⊙ outputs) with respect to every weight and bias. If `outputGradient`
 * is the gradient of a loss with respect to the outputs, this is the gradient of the loss. `mlpLossGradient` does both.
 *
 * @param x - [n, inputs], one example a row
 * @param outputGradient - [n, outputs]
 * @returns a gradient for each parameter tensor, in the form of `net`; relu'(0) counts as 0
 * @throws ShapeError if the layers, the inputs and the gradient do not fit to each other
 * @see Rumelhart, Hinton, Williams: Learning representations by back-propagating errors, Nature 323 (1986)
 * @example mlpBackward({ W: [matrix(1, 1, [2])], b: [vec([1])] }, matrix(1, 1, [5]), matrix(1, 1, [10])).b // [[10]]
 */
export function mlpBackward(net: MlpParams, x: Mat, outputGradient: Mat): MlpParams {
  requireMlp("mlpBackward", net);
  requireInputs("mlpBackward", net, x);
  requireMatrix("mlpBackward", outputGradient);
  const outputs = (net.W.at(-1) as Mat).rows;
  if (outputGradient.rows !== x.rows || outputGradient.cols !== outputs)
    throw new ShapeError(
      "mlpBackward",
      `a gradient of shape [${x.rows}, ${outputs}]`,
      `[${outputGradient.rows}, ${outputGradient.cols}]`,
    );
  return propagateBack(net, layerInputs(net, x), outputGradient);
}
