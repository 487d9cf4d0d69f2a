import { requireWhole } from "../checks/requireWhole";
import { matrix, type Mat } from "../matrices/matrix";
import { flattenParams } from "./flattenParams";
import { layerInputs } from "./layerInputs";
import type { MlpParams } from "./mlpParams";
import { propagateBack } from "./propagateBack";
import { requireInputs, requireMlp } from "./requireMlp";

/**
 * The gradient of one output with respect to all parameters, for each example by itself: the features of the network
 * linearised at its parameters. They are derivatives of the output, not of a loss.
 *
 * @param x - [n, inputs], one example a row
 * @param output - which output, counted from 0; default 0
 * @returns [n, P], one example a row, P parameters in the order of `flattenParams`; relu'(0) counts as 0
 * @throws DomainError if there is no such output
 * @throws ShapeError if the layers do not fit to each other or to x
 * @example mlpOutputGradients({ W: [matrix(1, 1, [2])], b: [vec([1])] }, matrix(2, 1, [0, 5])) // { rows: 2, cols: 2, data: [0, 1, 5, 1] }
 */
export function mlpOutputGradients(net: MlpParams, x: Mat, output = 0): Mat {
  requireMlp("mlpOutputGradients", net);
  requireInputs("mlpOutputGradients", net, x);
  const outputs = (net.W.at(-1) as Mat).rows;
  requireWhole("mlpOutputGradients", "output", output, 0, outputs - 1);
  const chosen = matrix(1, outputs);
  chosen.data[output] = 1;
  const result = matrix(x.rows, flattenParams(net).length);
  for (let i = 0; i < x.rows; i++) {
    const example: Mat = { rows: 1, cols: x.cols, data: x.data.subarray(i * x.cols, (i + 1) * x.cols) };
    result.data.set(flattenParams(propagateBack(net, layerInputs(net, example), chosen)), i * result.cols);
  }
  return result;
}
