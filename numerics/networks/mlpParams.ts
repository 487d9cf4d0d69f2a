import type { Mat } from "../matrices/matrix";
import type { Vec } from "../vectors/vec";

/**
 * Weights and biases of a multilayer perceptron (a fully connected network), layer by layer. Layer l turns its input a into
 * W[l]·a + b[l]; a ReLU follows every layer but the last. A gradient with respect to the parameters has the same form.
 */
export interface MlpParams {
  /** One matrix a layer: [outputs, inputs], so row j holds the weights of unit j. */
  readonly W: readonly Mat[];
  /** One vector a layer: [outputs] */
  readonly b: readonly Vec[];
}
