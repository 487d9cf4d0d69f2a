import { axpy } from "../vectors/axpy";
import type { Vec } from "../vectors/vec";

/**
 * One step of gradient descent: w − lr·g.
 *
 * @param w - [n] parameters
 * @param g - [n] the gradient of the loss at w
 * @param _state - none: it is there so that all optimisers are called alike
 * @param options - `lr`: learning rate
 * @returns the new parameters, and no state
 * @throws ShapeError if the lengths differ
 * @example sgd(vec([1, 2]), vec([10, -10]), undefined, { lr: 0.5 }).w // [-4, 7]
 */
export function sgd(w: Vec, g: Vec, _state: undefined, { lr }: { readonly lr: number }): { w: Vec; state: undefined } {
  return { w: axpy(-lr, g, w), state: undefined };
}
