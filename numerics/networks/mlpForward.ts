import type { Mat } from "../matrices/matrix";
import { layerInputs } from "./layerInputs";
import type { MlpParams } from "./mlpParams";
import { requireInputs, requireMlp } from "./requireMlp";

/**
 * The outputs of a multilayer perceptron with ReLU after every layer but the last.
 *
 * @param net - any number of layers
 * @param x - [n, inputs], one example a row
 * @returns [n, outputs]
 * @throws ShapeError if the layers do not fit to each other or to x
 * @example mlpForward({ W: [matrix(1, 1, [2])], b: [vec([1])] }, matrix(2, 1, [0, 5])) // { rows: 2, cols: 1, data: [1, 11] }
 */
export function mlpForward(net: MlpParams, x: Mat): Mat {
  requireMlp("mlpForward", net);
  requireInputs("mlpForward", net, x);
  return layerInputs(net, x).at(-1) as Mat;
}
