import { concat } from "../vectors/concat";
import type { Vec } from "../vectors/vec";
import type { MlpParams } from "./mlpParams";
import { requireMlp } from "./requireMlp";

/**
 * All parameters of a network as one vector: the weights of the first layer row by row, its biases, the weights of the
 * second layer, and so on. `unflattenParams` is the way back.
 *
 * @returns [P], a copy
 * @throws ShapeError if the layers do not fit to each other
 * @example flattenParams({ W: [matrix(1, 2, [3, 4])], b: [vec([5])] }) // [3, 4, 5]
 */
export function flattenParams(net: MlpParams): Vec {
  requireMlp("flattenParams", net);
  return concat(...net.W.flatMap((weights, layer) => [weights.data, net.b[layer] as Vec]));
}
