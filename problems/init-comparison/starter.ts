import type { Mat, MlpParams, Rng, Vec } from "numerics";

type Scheme = "zero" | "random" | "he";
type LossGrad = (net: MlpParams, X: Mat, y: Vec) => { loss: number; gW: Mat[]; gb: Vec[] };

/**
 * First weights and biases of a net.
 *
 * @param dims - numbers of inputs, hidden units of each layer, and outputs: at least two
 * @param scheme - how the weights are drawn; biases are always 0
 * @param rng - the only source of randomness
 * @param scale - standard deviation of the scheme "random", 0.01 unless given; no other scheme uses it
 * @returns W: a matrix [outputs, inputs] for each layer; b: a vector [outputs] for each layer
 */
export function init(dims: number[], scheme: Scheme, rng: Rng, scale?: number): { W: Mat[]; b: Vec[] } {
  throw new Error("init is not written yet");
}

/**
 * How large a gradient is on average over its parts.
 *
 * @param grads - the gradient with respect to each weight matrix (as a vector) and each bias vector; at least one
 * @returns the mean of their Euclidean norms
 */
export function meanGradNorm(grads: Vec[]): number {
  throw new Error("meanGradNorm is not written yet");
}

/**
 * Trains a net with stochastic gradient descent.
 *
 * @param net - where training starts; must stay as it is
 * @param X - [n, inputs] one example a row
 * @param y - [n] the label of each example
 * @param lossGrad - loss of a batch, and its gradient with respect to each W and each b; called once a step
 * @param o - lr: learning rate; steps: number of steps; batch: examples in a step
 * @param rng - batch numbers from rng.int for each step
 * @returns the trained net, and for each step the mean norm of the gradient and the loss, both before the update
 */
export function run(
  net: MlpParams,
  X: Mat,
  y: Vec,
  lossGrad: LossGrad,
  o: { lr: number; steps: number; batch: number },
  rng: Rng,
): { net: { W: Mat[]; b: Vec[] }; gradNorm: number[]; loss: number[] } {
  throw new Error("run is not written yet");
}
